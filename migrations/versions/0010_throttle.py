"""throttle

Revision ID: 0010
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "throttle",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_throttle")),
    )
    op.create_index(op.f("ix_throttle_tried_at"), "throttle", ["tried_at"])
    op.drop_column("user", "retry_at")
    op.drop_column("user", "failures")


def downgrade() -> None:
    op.add_column("user", sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("user", sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True))
    op.drop_index(op.f("ix_throttle_tried_at"), table_name="throttle")
    op.drop_table("throttle")
