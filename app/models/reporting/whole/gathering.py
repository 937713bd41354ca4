"""The figures of a commune's report, live: the same that freezing keeps (`app.papers.report.snapshot`)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import counting
from app.models.briefing import lists
from app.models.briefing.letterhead import as_above, issuer, letterhead
from app.models.briefing.snapshot import rate_row, term_row
from app.models.briefing.words import NO_LEAD, TERM_WORDS
from app.models.commune import Commune
from app.models.commune_report import CommuneReport
from app.models.reporting import rules
from app.models.reporting.whole import aims, arrived, comparing, doings, periods, rows, suggesting
from app.models.reporting.whole.aims import Draw
from app.models.reporting.whole.span import Span
from app.models.reporting.windows import Rule, Window
from app.models.summary import Summary, as_of
from app.models.task import Task, TaskState

TEMPLATE_VERSION = "report-3"


def window_of(report: CommuneReport) -> Window:
    """The window a report was begun for, whatever was settled since."""
    kept = ("kind", "start", "end", "from_on", "to_on", "due_on", "to_whom")
    return Window(key=report.period_key, unit_due_on=report.due_on, **{name: getattr(report, name) for name in kept})


def span_of(report: CommuneReport, settled: dict[str, Rule] | None = None) -> Span:
    """The window of a report as its counts see it."""
    window = window_of(report)
    next_on = periods.next_end(report.period_key, window, settled or rules.of(report.commune_id))
    return Span(report.commune_id, report.from_on, report.to_on, next_on)


def gather(report: CommuneReport, draw: Draw | None = None) -> dict[str, Any]:
    """The snapshot but for its texts, of this moment; statements don't grow with tasks.

    Raises CountMismatch with the codes of the tasks that break the identity of §3.3.
    """
    span = span_of(report)
    counted_ = as_of(report.commune_id, span.to_on, span.day, span.given())
    tasks, targets, texts = rows.of(span), aims.of(span, report.end, draw), arrived.texts(report)
    before = comparing.last_before(report)
    for row in tasks:
        row["reason"] = suggesting.cause_of(row, texts)
    return {
        "template_version": TEMPLATE_VERSION,
        "formula_version": counting.FORMULA_VERSION,
        "taken_at": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "on": clock.today().isoformat(),
        "letterhead": _letterhead(report),
        "period": _period(report, span),
        **_counts(counted_, span),
        "tasks": tasks,
        "cancelled": _cancelled(span),
        "targets": targets,
        "target_counts": aims.counts(targets),
        "documents": doings.documents(span),
        "meetings": doings.meetings(span),
        "urges": doings.urges(span),
        "letters": doings.letters(span),
        "unit_texts": texts,
        "units_missing": [] if report.kind == periods.RANGE else arrived.missing(report.commune_id, texts),
        "previous": comparing.compared(tasks, before.snapshot) if before else None,
    }


def _letterhead(report: CommuneReport) -> dict[str, Any]:
    commune, on = db.session.get_one(Commune, report.commune_id), clock.today()
    head = letterhead(commune, on)
    recipients = as_above(head["recipients"])  # the addressee first, as in every paper that has one
    return {**head, "recipients": recipients, "issuer": issuer(head["issuer_lines"], commune.name_on(on).full)}


def _period(report: CommuneReport, span: Span) -> dict[str, Any]:
    after = periods.next_key(report.period_key)
    days = {name: getattr(report, name).isoformat() for name in ("start", "end", "from_on", "to_on")}
    return {
        "kind": report.kind,
        "key": report.period_key,
        "name": periods.name_of(report.period_key),
        "next_name": periods.name_of(after) if after else None,
        **days,
        "next_on": span.next_on.isoformat(),
        "as_of": span.last.isoformat(),
        "counted_on": span.day.isoformat(),
        "is_closed": span.is_closed,
        "to_whom": report.to_whom,
    }


def _counts(counted_: Summary, span: Span) -> dict[str, Any]:
    whole = counted_.count
    near = (Task.commune_id == span.commune_id, rows.coming(span), span.given())
    five = {"total": whole.total, "done": whole.done, "reported": whole.reported, "late": whole.late}
    return {
        "five": {**five, "due_30": db.session.query(Task).filter(*near).count()},
        "terms": [term_row(key, whole.terms[key]) for key in TERM_WORDS],
        "rates": [rate_row(rate, counted_.columns) for rate in counted_.in_order],
        "by_unit": [
            {
                "unit": line.unit.name if line.unit else NO_LEAD,
                "total": line.count.total,
                "terms": line.count.terms,
                "rates": [list(line.rates[rate.formula.key].pair) for rate in counted_.in_order],
            }
            for line in counted_.lines
        ],
    }


def _cancelled(span: Span) -> list[dict[str, Any]]:
    """Cancelled tasks that the total leaves out, with the reason given."""
    which = (Task.commune_id == span.commune_id, Task.state == TaskState.CANCELLED, span.given())
    return lists.cancelled(span.commune_id, list(db.session.scalars(select(Task).where(*which).order_by(Task.id))))
