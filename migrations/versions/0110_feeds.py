"""calendar feeds

Revision ID: 0110
Revises: 0090
"""

import sqlalchemy as sa
from alembic import op

revision = "0110"
down_revision = "0090"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feed",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("fk_feed_commune_id")),
        *[
            sa.ForeignKeyConstraint(
                ["commune_id", column],
                [f"{table}.commune_id", f"{table}.id"],
                name=op.f(f"fk_feed_commune_id_{column}"),
            )
            for column, table in (("owner_id", "user"), ("unit_id", "unit"), ("committee_id", "committee"))
        ],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed")),
        sa.UniqueConstraint("commune_id", "id", name=op.f("uq_feed_commune_id_id")),
    )
    op.create_index(op.f("ix_feed_commune_id_owner_id"), "feed", ["commune_id", "owner_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_feed_commune_id_owner_id"), table_name="feed")
    op.drop_table("feed")
