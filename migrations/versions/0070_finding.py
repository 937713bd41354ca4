"""the Vietnamese order of tasks, saved views of the list

Revision ID: 0070
Revises: 0050, 0090
"""

import sqlalchemy as sa
from alembic import op

from app.models.text import sort_key

revision = "0070"
down_revision = ("0050", "0090")
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MANY = 5000


def upgrade() -> None:
    op.add_column("task", sa.Column("sort_key", KEY, nullable=False, server_default=""))
    _fill()
    op.create_index(op.f("ix_task_commune_id_sort_key"), "task", ["commune_id", "sort_key"])
    op.create_table(
        "view",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort_key", KEY, nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("fk_view_commune_id")),
        sa.ForeignKeyConstraint(
            ["commune_id", "owner_id"], ["user.commune_id", "user.id"], name=op.f("fk_view_commune_id_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_view")),
        sa.UniqueConstraint("commune_id", "id", name=op.f("uq_view_commune_id_id")),
        sa.UniqueConstraint("commune_id", "owner_id", "name", name=op.f("uq_view_commune_id_owner_id_name")),
    )
    op.create_index(op.f("ix_view_commune_id_shared"), "view", ["commune_id", "shared"])


def _fill() -> None:
    """Give the tasks that are there their keys, so many at a time."""
    task = sa.table("task", sa.column("id"), sa.column("short_text"), sa.column("sort_key"))
    connection, last = op.get_bind(), 0
    change = task.update().where(task.c.id == sa.bindparam("of")).values(sort_key=sa.bindparam("key"))
    asked = sa.select(task.c.id, task.c.short_text).order_by(task.c.id).limit(MANY)
    while rows := connection.execute(asked.where(task.c.id > last)).all():
        connection.execute(change, [{"of": row.id, "key": sort_key(row.short_text)} for row in rows])
        last = rows[-1].id


def downgrade() -> None:
    op.drop_index(op.f("ix_view_commune_id_shared"), table_name="view")
    op.drop_table("view")
    op.drop_index(op.f("ix_task_commune_id_sort_key"), table_name="task")
    with op.batch_alter_table("task") as batch:
        batch.drop_column("sort_key")
