"""the commune's report of a period: words by section, one frozen snapshot

Revision ID: 0190
Revises: 0170
"""

import sqlalchemy as sa
from alembic import op

revision = "0190"
down_revision = "0180"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _reports()
    _texts()


def downgrade() -> None:
    for table in ("report_text", "commune_report"):
        op.drop_table(table)


def _table(name: str, *columns: sa.Column, refs: dict[str, str], unique: tuple[str, ...]) -> None:
    op.create_table(
        name,
        *columns,
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f(f"fk_{name}_commune_id")),
        *[
            sa.ForeignKeyConstraint(
                ["commune_id", column],
                [f"{table}.commune_id", f"{table}.id"],
                name=op.f(f"fk_{name}_commune_id_{column}"),
            )
            for column, table in refs.items()
        ],
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("commune_id", "id", name=op.f(f"uq_{name}_commune_id_id")),
        sa.UniqueConstraint("commune_id", *unique, name=op.f(f"uq_{name}_commune_id_{'_'.join(unique)}")),
    )


def _reports() -> None:
    instant = sa.DateTime(timezone=True)
    _table(
        "commune_report",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("period_key", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *[sa.Column(name, sa.Date(), nullable=False) for name in ("start", "end", "from_on", "to_on", "due_on")],
        sa.Column("to_whom", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("snapshot", sa.JSON(), nullable=True),
        *[sa.Column(name, sa.String(), nullable=True) for name in ("formula_version", "template_version")],
        *[sa.Column(name, sa.Integer(), nullable=True) for name in ("compared_with_id", "paper_id", "draft_paper_id")],
        sa.Column("document_number", sa.String(), nullable=True),
        sa.Column("document_on", sa.Date(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", instant, nullable=False),
        sa.Column("frozen_by_id", sa.Integer(), nullable=True),
        sa.Column("frozen_at", instant, nullable=True),
        refs={
            "compared_with_id": "commune_report",
            "paper_id": "paper",
            "draft_paper_id": "paper",
            "created_by_id": "user",
            "frozen_by_id": "user",
        },
        unique=("period_key", "number"),
    )
    op.create_index(op.f("ix_commune_report_commune_id_kind_state"), "commune_report", ["commune_id", "kind", "state"])


def _texts() -> None:
    _table(
        "report_text",
        sa.Column("report_id", sa.Integer(), nullable=False),
        *[sa.Column(name, sa.String(), nullable=False) for name in ("section", "text", "suggested")],
        sa.Column("saved_by_id", sa.Integer(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        refs={"report_id": "commune_report", "saved_by_id": "user"},
        unique=("report_id", "section"),
    )
