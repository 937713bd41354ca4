"""number, day and signed copy of issued papers

Revision ID: 0175
Revises: 0170
"""

import sqlalchemy as sa
from alembic import op

revision = "0175"
down_revision = "0170"
branch_labels = None
depends_on = None

ROWS = {"paper_id": "paper", "file_id": "file", "by_id": "user"}


def upgrade() -> None:
    op.create_table(
        "paper_issue",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                ["commune_id", column],
                [f"{table}.commune_id", f"{table}.id"],
                name=op.f(f"fk_paper_issue_commune_id_{column}"),
            )
            for column, table in ROWS.items()
        ),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("fk_paper_issue_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_issue")),
        sa.UniqueConstraint("commune_id", "id", name=op.f("uq_paper_issue_commune_id_id")),
        sa.UniqueConstraint("commune_id", "paper_id", name=op.f("uq_paper_issue_commune_id_paper_id")),
    )


def downgrade() -> None:
    op.drop_table("paper_issue")
