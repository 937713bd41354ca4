"""plan versions compared, duties to report in the shape of tasks, coordinating units by a collective name

Revision ID: 0020
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0010"
branch_labels = None
depends_on = None

REFS = {"version_id": "plan_version", "earlier_id": "proposal", "later_id": "proposal", "settled_by_id": "user"}


def upgrade() -> None:
    op.add_column("plan_version", sa.Column("likeness", sa.Integer(), nullable=True))
    op.add_column("plan_version", sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("task_unit", sa.Column("via", sa.String(), nullable=True))
    op.create_table(
        "plan_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("settled", sa.String(), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=True),
        sa.Column("later_id", sa.Integer(), nullable=True),
        sa.Column("likeness", sa.Integer(), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("fk_plan_change_commune_id_commune")),
        *(
            sa.ForeignKeyConstraint(
                ["commune_id", column],
                [f"{table}.commune_id", f"{table}.id"],
                name=op.f(f"fk_plan_change_commune_id_{column}_{table}"),
            )
            for column, table in REFS.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_change")),
        sa.UniqueConstraint("commune_id", "id", name=op.f("uq_plan_change_commune_id_id")),
        *(
            sa.UniqueConstraint(
                "commune_id", "version_id", column, name=op.f(f"uq_plan_change_commune_id_version_id_{column}")
            )
            for column in ("earlier_id", "later_id")
        ),
    )
    op.create_index(
        op.f("ix_plan_change_commune_id_version_id_kind"), "plan_change", ["commune_id", "version_id", "kind"]
    )
    _shape_duties()


def downgrade() -> None:
    op.drop_index(op.f("ix_plan_change_commune_id_version_id_kind"), table_name="plan_change")
    op.drop_table("plan_change")
    op.drop_column("task_unit", "via")
    op.drop_column("plan_version", "held")
    op.drop_column("plan_version", "likeness")


def _shape_duties() -> None:
    """Give the duties to report of plans read before the fields that a task has; they stay not taken."""
    proposal = sa.table("proposal", sa.column("id"), sa.column("kind"), sa.column("fields", sa.JSON()))
    connection = op.get_bind()
    kept = connection.execute(sa.select(proposal.c.id, proposal.c.fields).where(proposal.c.kind == "reporting"))
    for row_id, fields in kept.all():
        if "deadline" not in fields:
            connection.execute(sa.update(proposal).where(proposal.c.id == row_id).values(fields=_shaped(fields)))


def _shaped(duty: dict) -> dict:
    frequency, day = duty.get("frequency"), duty.get("day")
    rhythm = f"{frequency} by day {day}" if frequency and day else frequency or "periodic (interval not stated)"
    return {
        **duty,
        "short_text": duty["text"][:120],
        "kind": "reporting",
        "section": None,
        "from_words": duty.get("from"),
        "to_words": duty.get("to"),
        "lead_words": None,
        "lead_unit_id": None,
        "other_leads": [],
        "lead_suggested": [],
        "coordinators": [],
        "deadline_words": None,
        "deadline": {"type": "recurring", "due": None, "recurrence": rhythm, "depends_on": None},
        "product": None,
    }
