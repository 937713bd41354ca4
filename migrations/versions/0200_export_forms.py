"""forms of exports

Revision ID: 0200
Revises: 0170
"""

import sqlalchemy as sa
from alembic import op

revision = "0200"
down_revision = "0190"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "export_form",
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("fk_export_form_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_form")),
        sa.UniqueConstraint("commune_id", "id", name=op.f("uq_export_form_commune_id_id")),
        sa.UniqueConstraint("commune_id", "name", name=op.f("uq_export_form_commune_id_name")),
        sa.UniqueConstraint("commune_id", "key", name=op.f("uq_export_form_commune_id_key")),
    )


def downgrade() -> None:
    op.drop_table("export_form")
