"""The time state and the deadline of a task in words: one place for cards, pages, lists and papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from app import clock
from app.formats import day as whole_day
from app.formats import day_short
from app.language import counted as _n
from app.models.task import Task, TaskState, TaskUnit
from app.models.task.records import Extension
from app.models.task.table import Series
from app.models.task.timing import SOON_DAYS, Time, TimeState, time_state
from app.period_words import bare_period, period_words

KINDS = {
    Time.LATE: "late",
    Time.TODAY: "soon",
    Time.SOON: "soon",
    Time.IN_TIME: "ok",
    Time.ONGOING: "rep",
    Time.WAITING: "hold",
    Time.UNDATED: "none",
    Time.REPORTED: "wait",
    Time.DONE: "done",
    Time.PAUSED: "hold",
    Time.CANCELLED: "none",
    Time.UNKNOWN: "none",
}


@dataclass(frozen=True)
class StateWords:
    """A time state as a page shows it: `kind` names shape and colour, `words` say it; `time` is the state itself."""

    kind: str
    words: str
    time: TimeState | None = None


def state_words(task: Task, today: date | None = None, soon_days: int = SOON_DAYS) -> StateWords:
    """The time state of a task on a day, in the page's language."""
    state = time_state(task, today, soon_days)
    if state.kind == Time.ONGOING and task.lacks_period:
        return StateWords("soon", _("Chưa cập nhật %(period)s", period=bare_period(task.lacks_period)), state)
    return StateWords(KINDS[state.kind], _words(task, state), state)


def part_words(part: TaskUnit | None, today: date | None = None) -> StateWords:
    """The state of a coordinating unit's own part: answered, asked by a day, or nothing asked; never `late`."""
    if part is None or (part.answered_at is None and part.due_on is None):
        return StateWords(
            "ok", _("Phối hợp") if part is None or part.acknowledged_at is None else _("Đã xem phần việc")
        )
    if part.answered_at is not None:
        return StateWords("done", _("Đã trả lời %(day)s", day=day_short(clock.local(part.answered_at).date())))
    late = ((today or clock.today()) - part.due_on).days if part.due_on else 0
    if late > 0:
        return StateWords("soon", _n("Chưa trả lời, quá hạn riêng %(n)s ngày", late))
    return StateWords("ok", _("Trả lời hết ngày %(day)s", day=day_short(part.due_on)))


def nobody() -> str:
    """What stands where a unit's name would, for tasks without a lead."""
    return _("Chưa rõ chủ trì")


def lane_words() -> dict[str, str]:
    """What the lanes and the states beside them are called."""
    return {
        TaskState.UNACCEPTED: _("Chờ giao"),
        TaskState.IN_PROGRESS: _("Đang thực hiện"),
        TaskState.REPORTED: _("Chờ xác nhận"),
        TaskState.DONE: _("Hoàn thành"),
        TaskState.PAUSED: _("Tạm dừng"),
        TaskState.CANCELLED: _("Đã hủy"),
    }


def recurrence_words(recurrence: str | None, last_days: str | None = None, of_next: bool = False) -> str:
    """`monthly by day 15; yearly` → "hằng tháng, mốc ngày 15; hằng năm"; an unknown rhythm gives no words.

    `last_days` (`14`, the last day that counts of each) tells the side: "hằng tháng, trước ngày 15".
    """
    sides = iter((last_days or "").split("; "))
    parts = [part.partition(" by day ") for part in (recurrence or "").split("; ")]
    said = [_rhythm_words(rhythm, day, next(sides, "") if day else "", of_next) for rhythm, _by, day in parts]
    return "; ".join(filter(None, said))


def series_words(series: Series) -> str:
    """How often a series falls due: "hằng tháng, trước ngày 15"; "theo 4 mốc"."""
    if series.milestones:
        return _("theo %(n)s mốc", n=len(series.milestones))
    return recurrence_words(series.rule, series.last_days, series.of_next)


def _rhythm_words(rhythm: str, day: str, last: str, of_next: bool) -> str:
    known = {
        "weekly": _("hằng tuần"),
        "monthly": _("hằng tháng"),
        "quarterly": _("hằng quý"),
        "half-yearly": _("6 tháng một lần"),
        "nine-monthly": _("9 tháng"),
        "yearly": _("hằng năm"),
    }
    words = known.get(rhythm, "")
    if rhythm.endswith(" per year"):
        words = _("%(n)s lần/năm", n=rhythm.split()[0])
    return _by_day(words, day, last, of_next) if words and day else words


def _by_day(rhythm: str, day: str, last: str, of_next: bool) -> str:
    """On which side of a day, where that is known: `trước` ends the day before, `chậm nhất` with the day."""
    if of_next:
        return _("%(rhythm)s, ngày %(day)s kỳ sau", rhythm=rhythm, day=day)
    if not last:
        return _("%(rhythm)s, mốc ngày %(day)s", rhythm=rhythm, day=day)
    if last != day:
        return _("%(rhythm)s, trước ngày %(day)s", rhythm=rhythm, day=day)
    return _("%(rhythm)s, chậm nhất ngày %(day)s", rhythm=rhythm, day=day)


def deadline_words(task: Task, short: bool = True) -> str:
    """The deadline as written with the day it means: "Quý III/2026 → 30/9"; empty where nothing is written.

    A day moved by an extension or by days off is said in words, since it is the one that decides.
    """
    say = day_short if short else whole_day
    written = (task.deadline_words or "").strip()
    if task.due_on is None:
        return written
    line = _dated(task, task.due_on, written, say)
    return f"{line}, {period_words(task.period_key)}" if task.period_key else line


def _dated(task: Task, due_on: date, written: str, say: Callable[[date | None], str]) -> str:
    if task.extended and task.first_due_on != due_on:  # a day that was corrected since isn't the extension's
        line = _extended(task, written, say)
    else:
        line = _written(written, due_on, say(due_on))
    if task.due_effective_on not in (None, task.due_on):
        line = _("%(line)s, lùi đến %(day)s vì ngày nghỉ", line=line, day=say(task.due_effective_on))
    return line


def _extended(task: Task, written: str, say: Callable[[date | None], str]) -> str:
    """The first day stays beside the present one, with how many times it was moved."""
    first = task.first_due_on or task.due_read_on
    line = _written(written, first, say(first)) if first else written
    return _("%(line)s, gia hạn lần %(n)s đến %(day)s", line=line, n=task.extended, day=say(task.due_on))


def explain_words(task: Task) -> str:
    """The flag of a task whose lead unit owes an explanation; empty where none waits."""
    if task.explain_by is None:
        return ""
    return _("Yêu cầu giải trình, hạn %(day)s", day=day_short(task.explain_by))


def late_words(row: Extension) -> str:
    """How a request for a later day stood to the day: after it, by how many days, or near to it; empty in good time."""
    if row.late and row.days_late:
        return _n("xin gia hạn sau khi đã quá hạn %(n)s ngày", row.days_late)
    if row.late:
        return _("xin gia hạn sau khi đã quá hạn")
    return _("xin gia hạn gần sát hạn") if row.near else ""


def _written(written: str, due_on: date, said: str) -> str:
    """The words with the day they mean; the day alone or the words alone where one says it all."""
    plain = {f"{due_on:%d/%m/%Y}", f"{due_on.day}/{due_on.month}/{due_on.year}", whole_day(due_on), day_short(due_on)}
    words, _space, last = written.rpartition(" ")
    if last not in plain or "trước" in words.lower():
        return f"{written} → {said}" if written else said
    return written if words else said


def _words(task: Task, state: TimeState) -> str:
    if state.kind == Time.REPORTED:
        return _reported(task, state)
    if state.kind == Time.DONE:
        return _done(state)
    if state.kind == Time.ONGOING:
        rhythm = recurrence_words(task.recurrence) if task.deadline_type == "recurring" else ""
        return _("Định kỳ %(rhythm)s", rhythm=rhythm) if rhythm else _("Thường xuyên")
    if state.days:
        return _n("Quá hạn %(n)s ngày", state.days) if state.kind == Time.LATE else _n("Còn %(n)s ngày", state.days)
    return {
        Time.TODAY: _("Đến hạn hôm nay"),
        Time.WAITING: _("Chờ hướng dẫn"),
        Time.UNDATED: _("Chưa có thời hạn"),
        Time.PAUSED: _("Tạm dừng"),
        Time.CANCELLED: _("Đã hủy"),
        Time.UNKNOWN: _("Tình trạng không rõ"),
    }[state.kind]


def _reported(task: Task, state: TimeState) -> str:
    if task.submitted_on is None:
        return _("Chờ xác nhận")
    on = day_short(task.submitted_on)
    if state.on_time is None:
        return _("Báo cáo %(day)s, không hạn", day=on)
    if state.on_time:
        return _("Báo cáo %(day)s, đúng hạn", day=on)
    return _n("Báo cáo %(day)s, quá hạn %(n)s ngày", state.days or 0, day=on)


def _done(state: TimeState) -> str:
    if state.on_time is None:
        return _("Hoàn thành, không hạn")
    return _("Hoàn thành đúng hạn") if state.on_time else _n("Hoàn thành quá hạn %(n)s ngày", state.days or 0)
