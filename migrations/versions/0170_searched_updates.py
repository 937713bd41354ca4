"""updates of progress are searched

Revision ID: 0170
Revises: 0160
"""

import sqlalchemy as sa
from alembic import op

from migrations.frozen.text_0070 import fold

revision = "0170"
down_revision = "0160"
branch_labels = None
depends_on = None

SAID = ("text", "difficulty", "proposal")
UPDATE = sa.table("progress_update", *map(sa.column, ("id", "search_key", *SAID)))
MANY = 5000


def upgrade() -> None:
    op.add_column("progress_update", sa.Column("search_key", sa.String(), nullable=False, server_default=""))
    connection, last = op.get_bind(), 0
    change = sa.update(UPDATE).where(UPDATE.c.id == sa.bindparam("of")).values(search_key=sa.bindparam("key"))
    asked = sa.select(UPDATE.c.id, *(UPDATE.c[name] for name in SAID)).order_by(UPDATE.c.id).limit(MANY)
    while rows := connection.execute(asked.where(UPDATE.c.id > last)).all():
        connection.execute(change, [{"of": row.id, "key": fold(" ".join(filter(None, row[1:])))} for row in rows])
        last = rows[-1].id


def downgrade() -> None:
    with op.batch_alter_table("progress_update") as batch:
        batch.drop_column("search_key")
