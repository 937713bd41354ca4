"""Targets in words: the six words of an assessment, signs, figures, periods."""

from __future__ import annotations

from decimal import Decimal

from flask_babel import gettext as _

from app import formats
from app.models.target import Target, TargetReading
from app.models.targets import assessing, span
from app.models.targets.assessing import Assessment
from app.models.task.period import HALF_YEARLY, MONTHLY, QUARTERLY, YEARLY
from app.period_words import bare_period
from app.state_words import StateWords

SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}
KINDS = {
    assessing.EXCEEDED: "done",
    assessing.MET: "done",
    assessing.MISSED: "late",
    assessing.NOT_DUE: "ok",
    assessing.NO_DATA: "none",
    assessing.NOTHING: "hold",
}
SLUGS = {
    assessing.EXCEEDED: "vuot",
    assessing.MET: "dat",
    assessing.MISSED: "chua-dat",
    assessing.NOT_DUE: "chua-den-ky",
    assessing.NO_DATA: "chua-co-so-lieu",
    assessing.NOTHING: "khong-phat-sinh",
}


def six() -> dict[str, str]:
    """The six words (rulings §3)."""
    return {
        assessing.EXCEEDED: _("Vượt"),
        assessing.MET: _("Đạt"),
        assessing.MISSED: _("Chưa đạt"),
        assessing.NOT_DUE: _("Chưa đến kỳ"),
        assessing.NO_DATA: _("Chưa có số liệu"),
        assessing.NOTHING: _("Không phát sinh"),
    }


def judged_words() -> dict[str, str]:
    """What the author may say of a target whose value is in words."""
    words = six()
    return {key: words[key] for key in (assessing.MET, assessing.EXCEEDED, assessing.MISSED)}


def assessed(word: str) -> StateWords:
    """A word with its shape."""
    return StateWords(KINDS[word], six()[word])


def plain(value: Decimal | None) -> str:
    """A figure without the zeros that a database adds: `84,5`, `1.250`."""
    return "" if value is None else formats.number(value.normalize() + 0)


def shown(value: Decimal) -> str:
    """A reading's figure with two decimals at most, as Excel's divisions have many; one near nought as it is."""
    return plain(span.rounded(value, span.SHOWN_PLACES) or value)


def reading_words(row: TargetReading | None) -> str:
    """A reading: its figure or words, that nothing arose, or a dash."""
    if row is None:
        return "–"
    if row.is_nil:
        return _("không phát sinh")
    return shown(row.value) if row.value is not None else row.value_words


def ratio_words(found: Assessment) -> str:
    """A reading as a share of the plan: `105,0%`, or a dash."""
    return "–" if found.ratio is None else formats.percent(found.ratio)


def goal_words(target: Target) -> str:
    """The plan's value with its sign and unit: `≥ 80%`, `≤ 10 phút`; words as they are."""
    goal = assessing.goal_of(target)
    if goal is None or target.value is None:
        return target.value_words
    return goal_of_parts(target.comparator, goal, target.measure_unit)


def goal_of_parts(comparator: str | None, value: Decimal, unit: str | None) -> str:
    """A plan's value as its sign, figure and unit: `≥ 80%`, `≤ 10 phút`; `=` is left out."""
    sign = f"{SIGNS[comparator]} " if comparator in SIGNS and comparator != "=" else ""
    return f"{sign}{plain(value)}{'%' if unit == '%' else f' {unit}' if unit else ''}"


def years_words(target: Target) -> str:
    """The years a target is for."""
    return str(target.to_year) if target.from_year == target.to_year else f"{target.from_year}-{target.to_year}"


def rhythm_words() -> dict[str, str]:
    """How often a target is measured."""
    return {
        MONTHLY: _("hằng tháng"),
        QUARTERLY: _("hằng quý"),
        HALF_YEARLY: _("6 tháng một lần"),
        YEARLY: _("hằng năm"),
    }


def period_name(key: str | None) -> str:
    """A period, with a capital: "Quý III/2026"."""
    words = bare_period(key)
    return words[:1].upper() + words[1:]


def period_short(key: str) -> str:
    """A period under a drawing: `Q3`, `T9`, `6T`, `2026`."""
    _year, dash, part = key.partition("-")
    if not dash:
        return key
    if part.startswith("H"):
        return "6TĐ" if part == "H1" else "6TC"
    return part if part.startswith("Q") else f"T{int(part)}"
