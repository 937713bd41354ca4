"""The columns of targets."""

from __future__ import annotations

from datetime import date
from functools import partial

from app import clock
from app.export_columns.column import Column, Value
from app.models.reporting.windows import name_of
from app.models.target import TargetReading
from app.models.targets.listing import Row
from app.target_words import assessed, reading_words, years_words


def _reading(row: Row) -> TargetReading | None:
    return row.assessment.reading


def _of_reading(name: str, row: Row) -> Value:
    found = _reading(row)
    return getattr(found, name) if found else None


def _of_target(name: str, row: Row) -> Value:
    return getattr(row.target, name)


def _lead(row: Row) -> str | None:
    return row.target.lead_unit.name if row.target.lead_unit else None


def _read_on(row: Row) -> date | None:
    found = _reading(row)
    return clock.local(found.at).date() if found else None


def _read_by(row: Row) -> str | None:
    found = _reading(row)
    return found.by.name if found and found.by else None


def _period(row: Row) -> str | None:
    found = _reading(row)
    return name_of(found.period) if found else None


def _words(row: Row) -> str | None:
    return reading_words(_reading(row)) if _reading(row) else None


TARGET_COLUMNS = (
    Column("code", "Mã", 9, partial(_of_target, "code")),
    Column("no", "TT", 6, partial(_of_target, "no")),
    Column("text", "Chỉ tiêu", 46, partial(_of_target, "text")),
    Column("group", "Nhóm", 24, partial(_of_target, "group")),
    Column("plan", "Văn bản giao", 30, lambda row: row.target.plan.title),
    Column("lead", "Đơn vị chủ trì", 26, _lead),
    Column("measure", "Đơn vị tính", 12, partial(_of_target, "measure_unit")),
    Column("baseline", "Kết quả kỳ trước", 16, partial(_of_target, "baseline_words")),
    Column("goal", "Kế hoạch", 16, partial(_of_target, "value_words")),
    Column("goal_value", "Kế hoạch, bằng số", 12, partial(_of_target, "value")),
    Column("years", "Năm thực hiện", 12, lambda row: years_words(row.target)),
    Column("period", "Kỳ số liệu", 16, _period),
    Column("value", "Kết quả, bằng số", 12, partial(_of_reading, "value")),
    Column("value_words", "Kết quả", 16, _words),
    Column("ratio", "So kế hoạch (%)", 12, lambda row: row.assessment.ratio, places=1),
    Column("assessed", "Đánh giá", 16, lambda row: assessed(row.assessment.word).words),
    Column("source", "Nguồn số liệu", 26, partial(_of_reading, "source")),
    Column("note", "Ghi chú", 26, partial(_of_reading, "note")),
    Column("link", "Liên kết minh chứng", 30, partial(_of_reading, "link")),
    Column("proof", "Tệp minh chứng", 24, partial(_of_reading, "file_name")),
    Column("read_on", "Ngày ghi số liệu", 12, _read_on),
    Column("read_by", "Người ghi số liệu", 20, _read_by),
)
