"""what becomes of a message that failed, and what the nightly reconciliation found

Revision ID: 0150
Revises: 0140
"""

import sqlalchemy as sa
from alembic import op

revision = "0150"
down_revision = "0140"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("message", sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_message_commune_id_created_at"), "message", ["commune_id", "created_at"])
    op.create_table(
        "reconciliation",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("excused", sa.Integer(), nullable=False),
        sa.Column("differences", sa.Integer(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("fk_reconciliation_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconciliation")),
        sa.UniqueConstraint("commune_id", "id", name=op.f("uq_reconciliation_commune_id_id")),
    )
    op.create_index(op.f("ix_reconciliation_commune_id_at"), "reconciliation", ["commune_id", "at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_reconciliation_commune_id_at"), table_name="reconciliation")
    op.drop_table("reconciliation")
    op.drop_index(op.f("ix_message_commune_id_created_at"), table_name="message")
    op.drop_column("message", "settled_at")
