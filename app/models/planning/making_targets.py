"""A clear proposal becomes a target of its plan."""

from __future__ import annotations

from decimal import Decimal

from app.models.plan import Proposal
from app.models.planning.making_units import Maker
from app.models.target import Target
from app.models.targets import span


def fill(target: Target, row: Proposal, maker: Maker, year: int) -> None:
    """Give a target what its row says; `year` is its plan's."""
    fields = row.fields
    lead = maker.unit(fields["lead_words"], fields["lead_unit_id"])
    target.position, target.clause_id, target.withdrawn_at = row.position, row.clause_id, None
    target.lead_unit_id = lead.id if lead else None
    target.value = None if fields["value"] is None else Decimal(str(fields["value"]))
    target.text, target.value_words = fields["text"], fields["value_words"]
    for name in ("group", "no", "measure_unit", "comparator", "baseline_words", "period"):
        setattr(target, name, fields.get(name))
    target.from_year, target.to_year = span.years(target.period, year)
