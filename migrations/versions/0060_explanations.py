"""requests for explanation; marks of extensions: days late, near, the day granted

Revision ID: 0060
Revises: 0050
"""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0050"
branch_labels = None
depends_on = None

GRANTED = "UPDATE extension SET granted_on = wanted_on WHERE decision = 'granted'"


def upgrade() -> None:
    op.add_column("task", sa.Column("explain_by", sa.Date(), nullable=True))
    op.create_index(op.f("ix_task_commune_id_explain_by"), "task", ["commune_id", "explain_by"])
    op.add_column("extension", sa.Column("days_late", sa.Integer(), nullable=True))
    op.add_column("extension", sa.Column("near", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("extension", sa.Column("granted_on", sa.Date(), nullable=True))
    op.execute(GRANTED)
    op.create_table(
        "explanation",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("urge_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("fk_explanation_commune_id")),
        *_keys(task_id="task", urge_id="urge", unit_id="unit", asked_by_id="user", answered_by_id="user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_explanation")),
        sa.UniqueConstraint("commune_id", "id", name=op.f("uq_explanation_commune_id_id")),
        sa.UniqueConstraint("commune_id", "urge_id", name=op.f("uq_explanation_commune_id_urge_id")),
    )
    op.create_index(
        op.f("ix_explanation_commune_id_task_id_outcome"), "explanation", ["commune_id", "task_id", "outcome"]
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_explanation_commune_id_task_id_outcome"), table_name="explanation")
    op.drop_table("explanation")
    with op.batch_alter_table("extension") as batch:
        batch.drop_column("granted_on")
        batch.drop_column("near")
        batch.drop_column("days_late")
    op.drop_index(op.f("ix_task_commune_id_explain_by"), table_name="task")
    with op.batch_alter_table("task") as batch:
        batch.drop_column("explain_by")


def _keys(**refs: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            ["commune_id", column],
            [f"{table}.commune_id", f"{table}.id"],
            name=op.f(f"fk_explanation_commune_id_{column}"),
        )
        for column, table in refs.items()
    ]
