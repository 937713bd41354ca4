"""review acts, parts of split rows, cells of table rows

Revision ID: 0030
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("clause", sa.Column("source", sa.String(), nullable=True))
    op.add_column("clause", sa.Column("cells", sa.JSON(), nullable=True))
    op.add_column("clause", sa.Column("table_number", sa.Integer(), nullable=True))
    op.add_column("proposal", sa.Column("part", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "review_act",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("fk_review_act_commune_id")),
        sa.ForeignKeyConstraint(
            ["commune_id", "plan_id"], ["plan.commune_id", "plan.id"], name=op.f("fk_review_act_commune_id_plan_id")
        ),
        sa.ForeignKeyConstraint(
            ["commune_id", "by_id"], ["user.commune_id", "user.id"], name=op.f("fk_review_act_commune_id_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["commune_id", "undoes_id"],
            ["review_act.commune_id", "review_act.id"],
            name=op.f("fk_review_act_commune_id_undoes_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_act")),
        sa.UniqueConstraint("commune_id", "id", name=op.f("uq_review_act_commune_id_id")),
    )
    op.create_index(op.f("ix_review_act_commune_id_plan_id_id"), "review_act", ["commune_id", "plan_id", "id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_review_act_commune_id_plan_id_id"), table_name="review_act")
    op.drop_table("review_act")
    with op.batch_alter_table("proposal") as batch:
        batch.drop_column("part")
    with op.batch_alter_table("clause") as batch:
        batch.drop_column("table_number")
        batch.drop_column("cells")
        batch.drop_column("source")
