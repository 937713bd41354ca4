"""The columns of tasks."""

from __future__ import annotations

from datetime import date
from functools import partial

from app import clock
from app.export_columns.column import Column
from app.models.exporting.tasks import TaskLine
from app.state_words import deadline_words, lane_words, nobody, state_words

KINDS = {"reporting": "Chế độ báo cáo"}


def _days_late(line: TaskLine) -> int | None:
    """Days after the effective day: until it was reported, else until today; None in time or without a day."""
    due = line.task.due_effective_on
    if due is None or line.task.state in ("cancelled", "paused"):
        return None
    days = ((line.task.submitted_on or clock.today()) - due).days
    return days if days > 0 else None


def _lead(line: TaskLine) -> str:
    return line.task.lead_unit.name if line.task.lead_unit else nobody()


def _note_on(line: TaskLine) -> date | None:
    return clock.local(line.update.at).date() if line.update else None


def _plan(line: TaskLine) -> str | None:
    return line.task.plan.title if line.task.plan else None


def _deadline(line: TaskLine) -> str:
    return deadline_words(line.task, short=False)


def _of_update(name: str, line: TaskLine) -> str | None:
    return getattr(line.update, name) if line.update else None


def _of_report(name: str, line: TaskLine) -> str | None:
    return getattr(line.submission, name) if line.submission else None


def _name(name: str, line: TaskLine) -> str | None:
    person = getattr(line.task, name)
    return person.name if person else None


TASK_COLUMNS = (
    Column("code", "Mã việc", 13, lambda line: line.task.code),
    Column("text", "Nội dung nhiệm vụ", 48, lambda line: line.task.text),
    Column("plan", "Văn bản giao", 30, _plan),
    Column("section", "Mục, lĩnh vực", 24, lambda line: line.task.section),
    Column("kind", "Loại", 14, lambda line: KINDS.get(line.task.kind, "Nhiệm vụ")),
    Column("lead", "Đơn vị chủ trì", 26, _lead),
    Column("parts", "Đơn vị phối hợp", 26, lambda line: ", ".join(line.units) or None),
    Column("assignee", "Người thực hiện", 20, partial(_name, "assignee")),
    Column("leader", "Lãnh đạo phụ trách", 20, partial(_name, "leader")),
    Column("given_on", "Ngày giao", 12, lambda line: clock.local(line.task.created_at).date()),
    Column("read_on", "Hạn theo văn bản", 12, lambda line: line.task.due_read_on),
    Column("due_on", "Thời hạn", 12, lambda line: line.task.due_on),
    Column("deadline", "Thời hạn, ghi bằng lời", 26, _deadline),
    Column("state", "Trạng thái", 16, lambda line: lane_words().get(line.task.state)),
    Column("time", "Tình trạng thời hạn", 22, lambda line: state_words(line.task).words),
    Column("percent", "Tiến độ (%)", 10, lambda line: line.task.percent),
    Column("product", "Sản phẩm phải có", 26, lambda line: line.task.product),
    Column("document", "Số, ký hiệu văn bản kết quả", 18, partial(_of_report, "document_number")),
    Column("result", "Kết quả thực hiện", 40, partial(_of_report, "result")),
    Column("done_on", "Ngày báo cáo hoàn thành", 13, lambda line: line.task.submitted_on),
    Column("days_late", "Số ngày quá hạn", 10, _days_late),
    Column("note", "Cập nhật gần nhất", 40, partial(_of_update, "text")),
    Column("note_on", "Ngày cập nhật", 12, _note_on),
    Column("difficulty", "Khó khăn, vướng mắc", 30, partial(_of_update, "difficulty")),
    Column("proposal", "Đề xuất, kiến nghị", 30, partial(_of_update, "proposal")),
    Column("returned", "Số lần bị trả lại", 10, lambda line: line.task.returned),
    Column("extended", "Số lần gia hạn", 10, lambda line: line.task.extended),
    Column("urged", "Số lần đôn đốc", 10, lambda line: line.task.urged),
)
