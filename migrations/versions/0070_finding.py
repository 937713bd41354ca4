"""the Vietnamese order of tasks, saved views of the list

Revision ID: 0070
Revises: 0060
"""

import sqlalchemy as sa
from alembic import op

from migrations.frozen.text_0070 import fold, sort_key

revision = "0070"
down_revision = "0060"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MANY = 5000


def upgrade() -> None:
    op.add_column("task", sa.Column("sort_key", KEY, nullable=False, server_default=""))
    _fill()
    with op.batch_alter_table("unit") as batch:
        batch.alter_column("sort_key", existing_type=sa.String(), existing_nullable=False, type_=KEY)
    _order_units()
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
    """Give the tasks that are there their keys, so many at a time; the short text before the whole one."""
    names = ("id", "year", "number", "short_text", "text", "product", "deadline_words", "search_key", "sort_key")
    task = sa.table("task", *map(sa.column, names))
    connection, last = op.get_bind(), 0
    keys = {"sort_key": sa.bindparam("sorted"), "search_key": sa.bindparam("searched")}
    change = task.update().where(task.c.id == sa.bindparam("of")).values(keys)
    asked = sa.select(*[task.c[name] for name in names[:7]]).order_by(task.c.id).limit(MANY)
    while rows := connection.execute(asked.where(task.c.id > last)).all():
        connection.execute(change, [_keys(row) for row in rows])
        last = rows[-1].id


def _order_units() -> None:
    """The keys know the order of the tones now, and on which letter a tone stands."""
    unit = sa.table("unit", sa.column("id"), sa.column("name"), sa.column("sort_key"))
    for row in op.get_bind().execute(sa.select(unit.c.id, unit.c.name)).all():
        op.execute(unit.update().where(unit.c.id == row.id).values(sort_key=sort_key(row.name)))


def _keys(row: sa.Row) -> dict[str, object]:
    code = f"NV-{row.year}-{row.number:03d}"
    said = [code, row.short_text, row.text, row.product, row.deadline_words]
    searched = fold(" ".join(part for part in said if part))
    return {"of": row.id, "sorted": sort_key(row.short_text), "searched": searched}


def downgrade() -> None:
    op.drop_index(op.f("ix_view_commune_id_shared"), table_name="view")
    op.drop_table("view")
    op.drop_index(op.f("ix_task_commune_id_sort_key"), table_name="task")
    with op.batch_alter_table("task") as batch:
        batch.drop_column("sort_key")
    with op.batch_alter_table("unit") as batch:
        batch.alter_column("sort_key", existing_type=KEY, existing_nullable=False, type_=sa.String())
