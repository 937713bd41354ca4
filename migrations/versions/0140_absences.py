"""absences with a stand-in, on whose behalf an event happened, who wants the weekly digest

Revision ID: 0140
Revises: 0130
"""

import sqlalchemy as sa
from alembic import op

revision = "0140"
down_revision = "0130"
branch_labels = None
depends_on = None

BEHALF = "fk_event_commune_id_on_behalf_of_id"


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("stand_in_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("fk_absence_commune_id")),
        *[
            sa.ForeignKeyConstraint(
                ["commune_id", column], ["user.commune_id", "user.id"], name=op.f(f"fk_absence_commune_id_{column}")
            )
            for column in ("user_id", "stand_in_id", "made_by_id")
        ],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
        sa.UniqueConstraint("commune_id", "id", name=op.f("uq_absence_commune_id_id")),
    )
    op.create_index(op.f("ix_absence_commune_id_to_on"), "absence", ["commune_id", "to_on"])
    with op.batch_alter_table("event") as batch:
        batch.add_column(sa.Column("on_behalf_of_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f(BEHALF), "user", ["commune_id", "on_behalf_of_id"], ["commune_id", "id"])
    op.add_column("user", sa.Column("wants_weekly", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    with op.batch_alter_table("user") as batch:
        batch.drop_column("wants_weekly")
    with op.batch_alter_table("event") as batch:
        batch.drop_constraint(op.f(BEHALF), type_="foreignkey")
        batch.drop_column("on_behalf_of_id")
    op.drop_index(op.f("ix_absence_commune_id_to_on"), table_name="absence")
    op.drop_table("absence")
