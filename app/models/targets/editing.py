"""The secretariat corrects what is known of a target: plan value, unit of measure, years, rhythm, lead."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.database import db
from app.models import settings
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.locking import lock, lock_commune
from app.models.roles import Role
from app.models.target import Target
from app.models.targets import assessing, changes, losing, span, wording
from app.models.text import clean
from app.models.unit import Unit
from app.models.user import User

COMPARATORS = (">=", "<=", ">", "<", "=")
IN_WORDS = "text"
GOAL = ("value_words", "comparator", "value", "measure_unit")
YEARS = ("from_year", "to_year")  # what the words of `period` say


@dataclass(frozen=True)
class Fields:
    """A target as it is typed; `comparator` IN_WORDS for a value said in words, `figure` is its number otherwise."""

    text: str
    comparator: str
    figure: str
    value_words: str
    measure_unit: str = ""
    baseline_words: str = ""
    period: str = ""
    rhythm: str = ""
    unit: Unit | None = None


def correct(target: Target, by: User, fields: Fields, version: int | None = None) -> None:
    """Correct a target; `version` is the one that the form was opened on, 0 for a form that tells none.

    Raises NotAllowed, Refused (target_text_missing, comparator_unknown, goal_missing …), Stale with the names of the
    fields that stand otherwise (`changed`).
    """
    if not by.holds(Role.SECRETARIAT):
        raise NotAllowed("only_secretariat")
    lock(target)
    values = _values(target, fields)
    before = changes.kept(target)
    names = [name for name, value in values.items() if name not in YEARS and getattr(target, name) != value]
    if names and version is not None and version != target.version:
        raise Stale("stale_target", changed=names)
    losing.check(target, values)
    if set(GOAL) & set(names):
        wording.check(*(values[name] for name in GOAL))
    for name, value in values.items():
        setattr(target, name, value)
    target.lead_unit = fields.unit
    if names:
        was, now = changes.told(before, changes.kept(target), names)
        record("target.corrected_plan", target, by, before=was, after=now, note=", ".join(names))
    db.session.flush()


def settle(by: User, over: int, each_period: bool, rhythm: str) -> None:
    """Say how the commune assesses. Raises NotAllowed, Refused."""
    if not by.holds(Role.SECRETARIAT, Role.ADMINISTRATOR):
        raise NotAllowed("not_allowed")
    if not 100 < over <= 200:
        raise Refused("over_wrong", field="over")
    if rhythm not in span.RHYTHMS:
        raise Refused("reading_rhythm_unknown", field="rhythm")
    lock_commune(by.commune_id)
    losing.check_rhythm(by.commune_id, rhythm)
    for key, value in ((assessing.OVER, over), (assessing.EACH_PERIOD, each_period), (span.RHYTHM, rhythm)):
        settings.write(by.commune_id, key, value)


def _values(target: Target, fields: Fields) -> dict[str, Any]:
    text, words = clean(fields.text), clean(fields.value_words)
    if not text:
        raise Refused("target_text_missing", field="text")
    if fields.rhythm and fields.rhythm not in span.RHYTHMS:
        raise Refused("reading_rhythm_unknown", field="rhythm")
    comparator, value = _goal(fields)
    if not (words or fields.figure):
        raise Refused("goal_missing", field="value_words")
    if fields.unit is not None and not fields.unit.has_board and fields.unit.id != target.lead_unit_id:
        raise Refused("unit_without_board", unit=fields.unit.name, field="unit_id")
    return {
        "text": text,
        "comparator": comparator,
        "value": value,
        "value_words": words or clean(fields.figure),
        "measure_unit": clean(fields.measure_unit) or None,
        "baseline_words": clean(fields.baseline_words) or None,
        "rhythm": fields.rhythm or None,
        "lead_unit_id": fields.unit.id if fields.unit else None,
        **_years(target, clean(fields.period)),
    }


def _years(target: Target, words: str) -> dict[str, object]:
    """The years' words and numbers; words that stand, as the plan has them, are left as they are."""
    if words == (target.period or ""):
        first, last = target.from_year, target.to_year
    else:
        try:
            first, last = span.typed_years(words, target.plan.year)
        except Refused as refused:
            raise Refused(refused.code, **{**refused.params, "field": "period"}) from None
    return {"period": words or None, "from_year": first, "to_year": last}


def _goal(fields: Fields) -> tuple[str | None, Decimal | None]:
    if fields.comparator == IN_WORDS:
        return None, None
    if fields.comparator not in COMPARATORS:
        raise Refused("comparator_unknown", field="comparator")
    try:
        value = span.figure(fields.figure, span.unit_of(fields.measure_unit, fields.value_words))
    except Refused as refused:
        raise Refused(refused.code, **{**refused.params, "field": "figure"}) from None
    if value is None:
        raise Refused("figure_missing", field="figure")
    return fields.comparator, value


def give_lead(targets: list[Target], by: User, unit: Unit) -> int:
    """Give several targets one lead unit; returns how many changed. Raises NotAllowed, Refused."""
    if not by.holds(Role.SECRETARIAT):
        raise NotAllowed("only_secretariat")
    if not targets:
        raise Refused("nothing_chosen", field="chosen")
    if not unit.has_board:
        raise Refused("unit_without_board", unit=unit.name, field="unit_id")
    changed = [target for target in targets if target.lead_unit_id != unit.id]
    for target in sorted(changed, key=lambda one: one.id):
        before = target.lead_unit.name if target.lead_unit else None
        target.lead_unit_id, target.lead_unit = unit.id, unit
        record("target.lead_given", target, by, before=before, after=unit.name)
    return len(changed)
