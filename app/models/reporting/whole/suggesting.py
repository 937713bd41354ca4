"""What each section of a report begins with: lines put together from its figures and from what units wrote (pure).

They become part of a paper, so they are always Vietnamese; a person goes on from there, but never changes a figure.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.models.reporting.blanks import BLANK
from app.models.reporting.drafts import why_late
from app.papers.brief.words import due
from app.papers.numbers import short_date, two_digits
from app.papers.text import shorten, within

Snapshot = dict[str, Any]
MOST = 30  # lines of each part; all of them stand in a phụ lục
LONGEST = 200  # letters of a task
CLAUSE_ENDS = ("", ";", ".", ":")


def suggestions(figures: Snapshot) -> dict[str, str]:
    """The suggested words of every section."""
    return {name: make(figures) for name, make in MAKERS.items()}


def _opening(figures: Snapshot) -> str:
    period, whom = figures["period"], figures["period"]["to_whom"]
    issuer = figures["letterhead"]["issuer"]
    what = f"kết quả thực hiện nhiệm vụ {period['name']}"
    return f"Thực hiện chế độ báo cáo theo yêu cầu của {whom}, {issuer} báo cáo {what} như sau:"


def _direction(figures: Snapshot) -> str:
    said = []
    if figures["meetings"]:
        said.append(f"Đã tổ chức {two_digits(len(figures['meetings']))} cuộc họp chỉ đạo, kiểm điểm tiến độ.")
    if figures["urges"]:
        letters = f", soạn {two_digits(figures['letters'])} công văn đôn đốc" if figures["letters"] else ""
        said.append(f"Đã đôn đốc {two_digits(figures['urges'])} lượt nhiệm vụ chậm, sắp đến hạn{letters}.")
    return "\n".join(said)


def _results(figures: Snapshot) -> str:
    return _from_units(figures, "results")


def _limits(figures: Snapshot) -> str:
    late = late_tasks(figures)
    lines = [f"- {_named(row)}: quá hạn {row['days_late']} ngày." for row in late[:MOST]]
    if len(late) > MOST:
        lines.append(f"- Và {two_digits(len(late) - MOST)} nhiệm vụ quá hạn khác (Phụ lục III).")
    day = short_date(figures["period"]["counted_on"])
    head = [f"Còn {two_digits(len(late))} nhiệm vụ quá hạn chưa hoàn thành, tính đến ngày {day}:"] if late else []
    missed = figures["target_counts"].get("missed", 0)
    aims = [f"Còn {two_digits(missed)} chỉ tiêu chưa đạt (Phụ lục I)."] if missed else []
    return "\n".join(filter(None, [*head, *lines, *aims, _beside(figures)]))


def _causes(figures: Snapshot) -> str:
    given = [(row, row["reason"]) for row in late_tasks(figures) if row["reason"]]
    lines = [f"- {_named(row)}: {why.rstrip('. ')}." for row, why in given[:MOST]]
    return "\n".join(["Nguyên nhân khách quan: …", "Nguyên nhân chủ quan: …", *lines]) if late_tasks(figures) else ""


def cause_of(row: Snapshot, unit_texts: list[Snapshot]) -> str | None:
    """Why a task is late: the difficulty that stands, else what its unit wrote of it in its report."""
    if row["stated"] or not row["days_late"]:
        return row["reason"]
    told = [known for one in unit_texts if one["unit"] == row["unit"] for known in _late_lines(one)]
    return next((why for text, why in told if _is_of(row, text) and why != BLANK), None)


def _beside(figures: Snapshot) -> str:
    """The units' difficulties without the lines about late tasks that are listed already."""
    late = late_tasks(figures)
    kept = []
    for one in figures["unit_texts"]:
        lines = one["difficulties"].splitlines()
        own = [row for row in late if row["unit"] == one["unit"]]
        known = [line for line in lines if (told := why_late(line)) and any(_is_of(row, told[0]) for row in own)]
        kept.append({**one, "difficulties": "\n".join(line for line in lines if line not in known)})
    return _from_units({**figures, "unit_texts": kept}, "difficulties")


def _late_lines(one: Snapshot) -> list[tuple[str, str]]:
    return [told for line in one["difficulties"].splitlines() if (told := why_late(line))]


def _is_of(row: Snapshot, text: str) -> bool:
    """Do a task's short words begin its whole ones, up to the end of a clause where they weren't cut?"""
    words = text.rstrip("….; ")
    after = row["text"][len(words) :].lstrip()[:1]
    return bool(words) and row["text"].startswith(words) and (text.endswith("…") or after in CLAUSE_ENDS)


def _coming(figures: Snapshot) -> str:
    late, near = len(late_tasks(figures)), figures["five"]["due_30"]
    said = [f"Tập trung hoàn thành {two_digits(late)} nhiệm vụ quá hạn chuyển sang."] if late else []
    said += [f"Hoàn thành {two_digits(near)} nhiệm vụ đến hạn trong kỳ tới."] if near else []
    return "\n".join(said)


def _proposals(figures: Snapshot) -> str:
    return _from_units(figures, "proposals")


MAKERS: dict[str, Callable[[Snapshot], str]] = {
    "opening": _opening,
    "direction": _direction,
    "results": _results,
    "limits": _limits,
    "causes": _causes,
    "coming": _coming,
    "proposals": _proposals,
}
SECTIONS = tuple(MAKERS)


def late_tasks(figures: Snapshot) -> list[Snapshot]:
    """The overdue tasks, the longest first."""
    return sorted((row for row in figures["tasks"] if row["term"] == "late"), key=lambda row: -row["days_late"])


def _named(row: Snapshot) -> str:
    """A task with its lead and its deadline."""
    text = shorten(row["text"].strip().rstrip(".;"), LONGEST)
    day = within(due(row["due_words"], row["due_on"]))
    return f"{text} ({row['unit'] or 'chưa rõ chủ trì'}; hạn {day})"


def _from_units(figures: Snapshot, part: str) -> str:
    """What units wrote of a part, each under its name."""
    found = [(one["unit"], one[part].strip()) for one in figures["unit_texts"] if one[part].strip()]
    return "\n".join(f"{unit}:\n{said}" if "\n" in said else f"{unit}: {said.lstrip('- ')}" for unit, said in found)
