"""What a ruling may say: working days within reason, on the right side of the rule's day, somebody who hears."""

from __future__ import annotations

from app.models.errors import Refused
from app.models.rules.defaults import (
    CONFIRM_WAITS,
    EXTENSION_WAITS,
    LATE,
    PART_DUE,
    PART_OVERDUE,
    READING_MISSING,
    REPORT_ESCALATED,
    REPORT_LATE,
    UNIT,
    UPDATE_MISSING,
    Rule,
    Ruling,
)

FIRST, LAST, LONGEST = -60, 120, 60  # working days from the rule's day; between two repeats
MOST = 12  # steps of one ruling
PAST = (
    *LATE,
    PART_OVERDUE,
    UPDATE_MISSING,
    REPORT_LATE,
    REPORT_ESCALATED,
    READING_MISSING,
)  # rules that look at work only once their day is over
ANYBODY = ("lead", "office_head", "in_charge", "chair", "secretariat")
OF_ITS_OWN = {PART_DUE: "part", PART_OVERDUE: "part", CONFIRM_WAITS: "confirmers", EXTENSION_WAITS: "extenders"}


def hearers(rule: Rule) -> tuple[str, ...]:
    """The words of an audience that a rule can have, its own first: only a part's rule knows the part's unit.

    What a unit owes as such has no lead and nobody assigned, but the unit.
    """
    if rule.of == UNIT:
        return (UNIT, *ANYBODY[1:])
    own = OF_ITS_OWN.get(rule.key)
    return (own, *ANYBODY) if own else ANYBODY


def least(rule: Rule) -> int:
    """The smallest step that a rule can have."""
    return FIRST if rule.before else int(rule.key in PAST)


def check(rule: Rule, wanted: Ruling) -> None:
    """Raises Refused, naming the field: `steps_…`, `every_…`, `audience_…`."""
    _check_steps(rule, wanted.steps)
    if not 0 <= wanted.every <= LONGEST:
        raise Refused("every_wrong", field="every", most=LONGEST)
    if rule.before and wanted.every:
        raise Refused("every_before", field="every")
    if not wanted.audience:
        raise Refused("audience_missing", field="audience")
    if not set(wanted.audience) <= set(hearers(rule)):
        raise Refused("audience_unfit", field="audience")


def _check_steps(rule: Rule, steps: tuple[int, ...]) -> None:
    if not steps:
        raise Refused("steps_missing", field="steps")
    if len(set(steps)) > MOST:
        raise Refused("steps_many", field="steps", most=MOST)
    if not all(FIRST <= step <= LAST for step in steps):
        raise Refused("steps_wrong", field="steps", before=-FIRST, after=LAST)
    if rule.before and max(steps) > 0:
        raise Refused("steps_before", field="steps")
    if min(steps) < least(rule):
        raise Refused("steps_after", field="steps", least=least(rule))
