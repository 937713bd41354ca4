"""meetings: who is invited and came, what was said, conclusions with unit and deadline

Revision ID: 0180
Revises: 0170
"""

import sqlalchemy as sa
from alembic import op

revision = "0180"
down_revision = "0175"
branch_labels = None
depends_on = None

TURN = "uq_meeting_commune_id_committee_id_period_key"
LEAD = "fk_conclusion_commune_id_lead_unit_id"


def _text(name: str) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def _of_meeting() -> list[sa.Column]:
    return [
        sa.Column("period_key", sa.String(), nullable=True),
        *(_text(name) for name in ("requirements", "contact", "secretary", "assessment", "notice_number")),
        sa.Column("invited", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("begun", sa.String(), nullable=True),
        sa.Column("ended", sa.String(), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
    ]


def _of_conclusion() -> list[sa.Column]:
    return [
        sa.Column("lead_unit_id", sa.Integer(), nullable=True),
        _text("due_words"),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("deadline_type", sa.String(), nullable=False, server_default="none"),
        _text("product"),
        _text("hand"),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
    ]


def upgrade() -> None:
    with op.batch_alter_table("meeting") as batch:
        for column in _of_meeting():
            batch.add_column(column)
        batch.create_unique_constraint(op.f(TURN), ["commune_id", "committee_id", "period_key"])
    with op.batch_alter_table("conclusion") as batch:
        for column in _of_conclusion():
            batch.add_column(column)
        batch.create_foreign_key(op.f(LEAD), "unit", ["commune_id", "lead_unit_id"], ["commune_id", "id"])
    for column in ("meeting_id", "task_id"):
        op.create_index(op.f(f"ix_conclusion_commune_id_{column}"), "conclusion", ["commune_id", column])
    _guests()
    _opinions()
    _table(
        "conclusion_unit",
        sa.Column("conclusion_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        refs={"conclusion_id": "conclusion", "unit_id": "unit"},
        unique=("commune_id", "conclusion_id", "unit_id"),
    )


def downgrade() -> None:
    for table in ("conclusion_unit", "meeting_opinion", "meeting_guest"):
        op.drop_table(table)
    for column in ("meeting_id", "task_id"):
        op.drop_index(op.f(f"ix_conclusion_commune_id_{column}"), table_name="conclusion")
    with op.batch_alter_table("conclusion") as batch:
        batch.drop_constraint(op.f(LEAD), type_="foreignkey")
        for column in _of_conclusion():
            batch.drop_column(column.name)
    with op.batch_alter_table("meeting") as batch:
        batch.drop_constraint(op.f(TURN), type_="unique")
        for column in _of_meeting():
            batch.drop_column(column.name)


def _guests() -> None:
    _table(
        "meeting_guest",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("seat", sa.String(), nullable=True),
        sa.Column("attendance", sa.String(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        refs={"meeting_id": "meeting", "user_id": "user"},
        unique=("commune_id", "meeting_id", "user_id"),
    )


def _opinions() -> None:
    _table(
        "meeting_opinion",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hand", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        refs={"meeting_id": "meeting"},
    )
    op.create_index(op.f("ix_meeting_opinion_commune_id_meeting_id"), "meeting_opinion", ["commune_id", "meeting_id"])


def _table(name: str, *columns: sa.Column, refs: dict[str, str], unique: tuple[str, ...] = ()) -> None:
    keys = [
        sa.ForeignKeyConstraint(
            ["commune_id", column], [f"{table}.commune_id", f"{table}.id"], name=op.f(f"fk_{name}_commune_id_{column}")
        )
        for column, table in refs.items()
    ]
    own = [sa.UniqueConstraint(*unique, name=op.f(f"uq_{name}_{'_'.join(unique)}"))] if unique else []
    op.create_table(
        name,
        *columns,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f(f"fk_{name}_commune_id")),
        *keys,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("commune_id", "id", name=op.f(f"uq_{name}_commune_id_id")),
        *own,
    )
