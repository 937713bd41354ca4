"""comments with mentions, difficulties and contributions among the updates

Revision ID: 0050
Revises: 0030
"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("progress_update") as batch:
        batch.add_column(sa.Column("difficulty", sa.String(), nullable=True))
        batch.add_column(sa.Column("unit_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_progress_update_commune_id_unit_id"), "unit", ["commune_id", "unit_id"], ["commune_id", "id"]
        )
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        *_owned("comment", task_id="task", by_id="user"),
    )
    op.create_index(op.f("ix_comment_commune_id_task_id_at"), "comment", ["commune_id", "task_id", "at"])
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        *_owned("mention", comment_id="comment", user_id="user"),
        sa.UniqueConstraint(
            "commune_id", "comment_id", "user_id", name=op.f("uq_mention_commune_id_comment_id_user_id")
        ),
    )


def downgrade() -> None:
    op.drop_table("mention")
    op.drop_index(op.f("ix_comment_commune_id_task_id_at"), table_name="comment")
    op.drop_table("comment")
    with op.batch_alter_table("progress_update") as batch:
        batch.drop_constraint(op.f("fk_progress_update_commune_id_unit_id"), type_="foreignkey")
        batch.drop_column("unit_id")
        batch.drop_column("difficulty")


def _owned(table: str, **refs: str) -> list[sa.Constraint]:
    """The keys that every table of a commune has."""
    return [
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f(f"fk_{table}_commune_id")),
        *(
            sa.ForeignKeyConstraint(
                ["commune_id", column],
                [f"{other}.commune_id", f"{other}.id"],
                name=op.f(f"fk_{table}_commune_id_{column}"),
            )
            for column, other in refs.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("commune_id", "id", name=op.f(f"uq_{table}_commune_id_id")),
    ]
