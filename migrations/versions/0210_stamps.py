"""stamps of papers; meetings that are cancelled

Revision ID: 0210
Revises: 0200
"""

import sqlalchemy as sa
from alembic import op

revision = "0210"
down_revision = "0200"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("paper") as table:
        table.add_column(sa.Column("urgency", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("internal", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("stamped", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("meeting") as table:
        table.add_column(sa.Column("cancelled_at", INSTANT, nullable=True))
        table.add_column(sa.Column("cancel_reason", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("meeting") as table:
        table.drop_column("cancel_reason")
        table.drop_column("cancelled_at")
    with op.batch_alter_table("paper") as table:
        for name in ("stamped", "internal", "urgency"):
            table.drop_column(name)
