"""series: the rule as data; open recurring tasks become the first occurrence of one

Revision ID: 0080
Revises: 0070
"""

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from app import clock
from migrations.frozen import occurrences_0080 as occurrences
from migrations.frozen import series_0080 as series_rules
from migrations.frozen.occurrences_0080 import Occurrence, Rule
from migrations.frozen.series_0080 import WorkingDays

revision = "0080"
down_revision = "0070"
branch_labels = None
depends_on = None

DATES = ("due_read_on", "due_on", "due_effective_on", "remind_by_on")
REPORTED = "reported"
TASK = sa.table(
    "task",
    *(sa.column(name, sa.Integer()) for name in ("id", "commune_id", "plan_id", "lead_unit_id", "year", "series_id")),
    *(
        sa.column(name, sa.String())
        for name in ("short_text", "deadline_type", "deadline_words", "recurrence", "state")
    ),
    sa.column("period_key", sa.String()),
    sa.column("keeps_day", sa.Boolean()),
    *(sa.column(name, sa.Date()) for name in (*DATES, "submitted_on")),
)
SERIES = sa.table(
    "series",
    *(sa.column(name, sa.Integer()) for name in ("id", "commune_id", "plan_id", "lead_unit_id", "year")),
    *(sa.column(name, sa.String()) for name in ("text", "rule", "deadline_type", "words", "last_days")),
    sa.column("of_next", sa.Boolean()),
    *(sa.column(name, sa.Date()) for name in ("starts_on", "next_on", "ended_on")),
    *(sa.column(name, sa.JSON(none_as_null=True)) for name in ("milestones", "before")),
)
PROPOSAL = sa.table("proposal", sa.column("id"), sa.column("task_id"), sa.column("fields", sa.JSON()))
DAY = sa.table("calendar_day", sa.column("commune_id"), sa.column("on", sa.Date()), sa.column("kind", sa.String()))
OPEN = ("unaccepted", "in_progress", "paused", REPORTED)


def upgrade() -> None:
    for column in _added():
        op.add_column("series", column)
    op.execute("UPDATE series SET year = 2026 WHERE year IS NULL")
    with op.batch_alter_table("series") as batch:
        batch.alter_column("year", existing_type=sa.Integer(), nullable=False)
    op.create_index(op.f("ix_series_commune_id_next_on"), "series", ["commune_id", "next_on"])
    _take_over(op.get_bind())


def _added() -> list[sa.Column]:
    return [
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("deadline_type", sa.String(), nullable=False, server_default="recurring"),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("last_days", sa.String(), nullable=True),
        sa.Column("of_next", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("milestones", sa.JSON(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=True),
    ]


def downgrade() -> None:
    _give_back(op.get_bind())
    op.drop_index(op.f("ix_series_commune_id_next_on"), table_name="series")
    with op.batch_alter_table("series") as batch:
        for column in reversed(_added()):
            batch.drop_column(column.name)


def _take_over(bind: sa.Connection) -> None:
    """Each open recurring task of which days can be told is the present occurrence of a series from now on.

    One that is reported is the occurrence of the day it was reported on; with its confirmation the next one comes.
    """
    recurring = sa.and_(TASK.c.deadline_type == "recurring", TASK.c.due_on.is_(None), TASK.c.series_id.is_(None))
    today = clock.today()
    for task in bind.execute(sa.select(TASK).where(recurring, TASK.c.state.in_(OPEN)).order_by(TASK.c.id)).all():
        rule = _rule(bind, task)
        days = _days(bind, task.commune_id)
        found = occurrences.of(rule) if rule else []
        on = (task.submitted_on or today) if task.state == REPORTED else today
        first = occurrences.first_open(found, on, lambda day, d=days, t=task: day if t.keeps_day else d.forward(day))
        if rule is not None and first is not None:
            _begin(bind, task, rule, first, days)


def _rule(bind: sa.Connection, task: Any) -> Rule | None:
    """The rule as the proposal has it that gave the task, else as the task kept it."""
    asked = sa.select(PROPOSAL.c.fields).where(PROPOSAL.c.task_id == task.id).order_by(PROPOSAL.c.id.desc())
    for fields in bind.execute(asked).scalars():
        if fields.get("deadline", {}).get("recurrence") == task.recurrence:
            return series_rules.of(fields, task.year)
    deadline = {"type": "recurring", "due": None, "recurrence": task.recurrence}
    return series_rules.of({"deadline": deadline, "deadline_words": task.deadline_words}, task.year)


def _days(bind: sa.Connection, commune_id: int) -> WorkingDays:
    rows = bind.execute(sa.select(DAY.c.on, DAY.c.kind).where(DAY.c.commune_id == commune_id)).all()
    make_up = frozenset(on for on, kind in rows if kind == "make_up")
    return WorkingDays(off=frozenset(on for on, kind in rows if kind != "make_up"), make_up=make_up)


def _begin(bind: sa.Connection, task: Any, rule: Rule, first: Occurrence, days: WorkingDays) -> None:
    after = occurrences.following(occurrences.of(rule), first.key, first.due_on)
    values = {
        "commune_id": task.commune_id,
        "plan_id": task.plan_id,
        "lead_unit_id": task.lead_unit_id,
        "text": task.short_text,
        "rule": rule.recurrence,
        "year": rule.year,
        "deadline_type": "recurring",
        "words": rule.words or None,
        "last_days": rule.last_days,
        "of_next": rule.of_next,
        "starts_on": rule.starts_on,
        "next_on": after.begins_on if after else None,
        "before": {"task_id": task.id, "due_read_on": task.due_read_on and task.due_read_on.isoformat()},
    }
    series_id = bind.execute(sa.insert(SERIES).values(values).returning(SERIES.c.id)).scalar_one()
    due_on = first.due_on
    effective = due_on if task.keeps_day else days.forward(due_on)
    dated = {"due_read_on": due_on, "due_on": due_on, "due_effective_on": effective, "remind_by_on": days.back(due_on)}
    taken = {"series_id": series_id, "period_key": first.key, **dated}
    bind.execute(sa.update(TASK).where(TASK.c.id == task.id).values(taken))


def _give_back(bind: sa.Connection) -> None:
    """The tasks that this migration dated are undated again; every occurrence stays, as a task of its own."""
    for before in bind.execute(sa.select(SERIES.c.before).where(SERIES.c.before.is_not(None))).scalars():
        undated = {
            **dict.fromkeys(DATES),
            "due_read_on": before["due_read_on"] and date.fromisoformat(before["due_read_on"]),
        }
        still = sa.and_(TASK.c.id == before["task_id"], TASK.c.due_on == TASK.c.due_read_on)
        bind.execute(sa.update(TASK).where(still, TASK.c.deadline_type == "recurring").values(undated))
    bind.execute(sa.update(TASK).where(TASK.c.series_id.is_not(None)).values(series_id=None, period_key=None))
    bind.execute(sa.delete(SERIES))
