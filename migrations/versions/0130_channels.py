"""channels of reminders: a person's endpoints, and what a person chose of e-mail

Revision ID: 0130
Revises: 0120
"""

import sqlalchemy as sa
from alembic import op

revision = "0130"
down_revision = "0120"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "endpoint",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        *[sa.Column(name, sa.String(), nullable=False) for name in ("service", "name", "address", "shown", "secret")],
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        *[sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in ("ended_at", "tested_at")],
        *[sa.Column(name, sa.String(), nullable=True) for name in ("test_outcome", "test_words")],
        *_keys("endpoint", "owner_id"),
    )
    op.create_index(op.f("ix_endpoint_commune_id_owner_id"), "endpoint", ["commune_id", "owner_id"])
    op.create_table(
        "channel_choice",
        sa.Column("person_id", sa.Integer(), nullable=False),
        *[sa.Column(name, sa.Boolean(), nullable=False) for name in ("email_scheduled", "email_acts")],
        *_keys("channel_choice", "person_id"),
        sa.UniqueConstraint("commune_id", "person_id", name=op.f("uq_channel_choice_commune_id_person_id")),
    )


def downgrade() -> None:
    op.drop_table("channel_choice")
    op.drop_index(op.f("ix_endpoint_commune_id_owner_id"), table_name="endpoint")
    op.drop_table("endpoint")


def _keys(table: str, person: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f(f"fk_{table}_commune_id")),
        sa.ForeignKeyConstraint(
            ["commune_id", person], ["user.commune_id", "user.id"], name=op.f(f"fk_{table}_commune_id_{person}")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("commune_id", "id", name=op.f(f"uq_{table}_commune_id_id")),
    ]
