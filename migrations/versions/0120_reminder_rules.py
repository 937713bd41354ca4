"""rulings of a commune on its rules of reminding; the agenda of a meeting holds a task once

Revision ID: 0120
Revises: 0110
"""

import sqlalchemy as sa
from alembic import op

revision = "0120"
down_revision = "0110"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminder_rule",
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("fk_reminder_rule_commune_id")),
        *[
            sa.ForeignKeyConstraint(
                ["commune_id", column],
                [f"{table}.commune_id", f"{table}.id"],
                name=op.f(f"fk_reminder_rule_commune_id_{column}"),
            )
            for column, table in (("unit_id", "unit"), ("task_id", "task"))
        ],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_rule")),
        sa.UniqueConstraint("commune_id", "id", name=op.f("uq_reminder_rule_commune_id_id")),
        sa.UniqueConstraint("commune_id", "rule", "scope", name=op.f("uq_reminder_rule_commune_id_rule_scope")),
    )
    with op.batch_alter_table("agenda_item") as batch:
        batch.add_column(sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_unique_constraint(
            op.f("uq_agenda_item_commune_id_meeting_id_task_id"), ["commune_id", "meeting_id", "task_id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("agenda_item") as batch:
        batch.drop_constraint(op.f("uq_agenda_item_commune_id_meeting_id_task_id"), type_="unique")
        batch.drop_column("dropped_at")
    op.drop_table("reminder_rule")
