"""The columns of the evidence for grading: counts and reasons, never a score."""

from __future__ import annotations

from app.export_columns.column import Column
from app.models.exporting.kpi import Evidence
from app.models.reporting.windows import name_of
from app.models.staff import Staff, usual
from app.staff_words import WORDS

GUESSED = "{} (suy từ loại đơn vị)"


def _staff(one: Evidence) -> str | None:
    """As the administrator said of the person; else a guess by the unit's kind that says so, or nothing."""
    if one.person.staff:
        return WORDS[Staff(one.person.staff)]
    guess = usual(one.unit)
    return GUESSED.format(WORDS[guess]) if guess else None


def _listed(words: list[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(word.strip() for word in words if word and word.strip())) or None


KPI_COLUMNS = (
    Column("person", "Họ và tên", 24, lambda one: one.person.name),
    Column("position", "Chức vụ", 22, lambda one: one.person.position),
    Column("staff", "Công chức / viên chức", 16, _staff),
    Column("unit", "Đơn vị", 26, lambda one: one.unit.name if one.unit else None),
    Column("month", "Tháng", 14, lambda one: name_of(one.month.key)),
    Column("given", "Việc được giao trong tháng", 11, lambda one: len(one.given)),
    Column("due", "Việc đến hạn trong tháng", 11, lambda one: len(one.due)),
    Column("done", "Việc hoàn thành, đã xác nhận", 11, lambda one: len(one.done)),
    Column("on_time", "Trong đó đúng hạn", 10, lambda one: len(one.on_time)),
    Column("late", "Lượt quá hạn trong tháng", 11, lambda one: len(one.late)),
    Column("still_late", "Đến nay còn quá hạn", 10, lambda one: len(one.still_late)),
    Column("returned", "Số lần bị trả lại", 10, lambda one: len(one.returned)),
    Column("returned_why", "Lý do trả lại", 36, lambda one: _listed([row.reason for row in one.returned])),
    Column("objective", "Gia hạn được duyệt (nguyên nhân khách quan)", 36,
           lambda one: _listed([row.reason for row in one.extended])),
    Column("objective_by", "Người duyệt gia hạn", 22,
           lambda one: _listed([row.decided_by.name if row.decided_by else None for row in one.extended])),
    Column("codes", "Mã các việc", 30, lambda one: ", ".join(task.code for task in one.tasks) or None),
)  # fmt: skip
