"""the leader in charge of a unit; the first deadline of a task, before its extensions

Revision ID: 0090
Revises: 0070
"""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0090"
down_revision = "0070"
branch_labels = None
depends_on = None

TASK = sa.table(
    "task",
    sa.column("id", sa.Integer),
    sa.column("commune_id", sa.Integer),
    sa.column("keeps_day", sa.Boolean),
    *(sa.column(name, sa.Date) for name in ("due_on", "due_effective_on", "first_due_on", "first_effective_on")),
)
EXTENSION = sa.table(
    "extension",
    *(sa.column(name, sa.Integer) for name in ("id", "commune_id", "task_id")),
    sa.column("decision", sa.String),
    *(sa.column(name, sa.Date) for name in ("from_on", "wanted_on")),
)
DAY = sa.table(
    "calendar_day", sa.column("commune_id", sa.Integer), sa.column("on", sa.Date), sa.column("kind", sa.String)
)


def upgrade() -> None:
    with op.batch_alter_table("unit") as batch:
        batch.add_column(sa.Column("leader_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_unit_commune_id_leader_id"), "user", ["commune_id", "leader_id"], ["commune_id", "id"]
        )
    op.add_column("task", sa.Column("first_due_on", sa.Date(), nullable=True))
    op.add_column("task", sa.Column("first_effective_on", sa.Date(), nullable=True))
    fill(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table("task") as batch:
        batch.drop_column("first_effective_on")
        batch.drop_column("first_due_on")
    with op.batch_alter_table("unit") as batch:
        batch.drop_constraint(op.f("fk_unit_commune_id_leader_id"), type_="foreignkey")
        batch.drop_column("leader_id")


def fill(connection: sa.Connection) -> None:
    """Every task's first deadline: the present one, or the day before the granted extensions that led to it."""
    present = {"first_due_on": TASK.c.due_on, "first_effective_on": TASK.c.due_effective_on}
    connection.execute(sa.update(TASK).values(present))
    granted = connection.execute(sa.select(EXTENSION).where(EXTENSION.c.decision == "granted").order_by(EXTENSION.c.id))
    chains: dict[int, list[sa.Row]] = {}
    for row in granted.all():
        chains.setdefault(row.task_id, []).append(row)
    for task_id, chain in chains.items():
        task = connection.execute(sa.select(TASK).where(TASK.c.id == task_id)).one()
        first = before(task.due_on, chain)
        if first != task.due_on:
            effective = first if task.keeps_day else rolled(connection, task.commune_id, first)
            values = {"first_due_on": first, "first_effective_on": effective}
            connection.execute(sa.update(TASK).where(TASK.c.id == task_id).values(values))


def before(due_on: date | None, chain: list[sa.Row]) -> date | None:
    """The day that the extensions began from; a date that was corrected after them is a first one itself."""
    for row in reversed(chain):
        if row.wanted_on != due_on:
            break
        due_on = row.from_on
    return due_on


def rolled(connection: sa.Connection, commune_id: int, day: date) -> date:
    """The day itself if worked in the commune, else the next worked one."""
    rows = connection.execute(sa.select(DAY.c.on, DAY.c.kind).where(DAY.c.commune_id == commune_id)).all()
    kinds = {row.on: row.kind for row in rows}
    while kinds.get(day) != "make_up" and (day in kinds or day.weekday() > 4):
        day += timedelta(days=1)
    return day
