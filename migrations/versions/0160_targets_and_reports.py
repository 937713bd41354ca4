"""targets: readings with their history, imports; reports of a period by unit

Revision ID: 0160
Revises: 0150
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0160"
down_revision = "0150"
branch_labels = None
depends_on = None

TWO = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
ONE = re.compile(r"\d{4}")


def upgrade() -> None:
    _targets()
    _readings()
    _imports()
    _windows()
    _reports()
    op.add_column("plan_version", sa.Column("targets_declared", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("plan_version", "targets_declared")
    for table in ("unit_report", "report_sender", "report_window", "target_import"):
        op.drop_table(table)
    op.drop_index(op.f("ix_target_reading_commune_id_file_id"), table_name="target_reading")
    op.execute("DELETE FROM target_reading WHERE replaced_at IS NOT NULL")
    with op.batch_alter_table("target_reading") as batch:
        batch.drop_constraint(op.f("fk_target_reading_commune_id_file_id"), type_="foreignkey")
        batch.drop_constraint(op.f("uq_target_reading_commune_id_target_id_period_number"), type_="unique")
        for column in _of_reading():
            batch.drop_column(column.name)
        batch.create_unique_constraint(
            op.f("uq_target_reading_commune_id_target_id_period"), ["commune_id", "target_id", "period"]
        )
    op.drop_index(op.f("ix_target_task_commune_id_task_id"), table_name="target_task")
    op.drop_index(op.f("ix_target_commune_id_lead_unit_id"), table_name="target")
    with op.batch_alter_table("target") as batch:
        for name in ("from_year", "to_year", "rhythm"):
            batch.drop_column(name)


def _targets() -> None:
    for name in ("from_year", "to_year"):
        op.add_column("target", sa.Column(name, sa.Integer(), nullable=True))
    op.add_column("target", sa.Column("rhythm", sa.String(), nullable=True))
    connection = op.get_bind()
    rows = connection.execute(
        sa.text("SELECT target.id, target.period, plan.year FROM target JOIN plan ON plan.id = target.plan_id")
    ).all()
    for row_id, period, year in rows:
        first, last = _years(period, year)
        connection.execute(
            sa.text("UPDATE target SET from_year = :first, to_year = :last WHERE id = :id"),
            {"first": first, "last": last, "id": row_id},
        )
    with op.batch_alter_table("target") as batch:
        for name in ("from_year", "to_year"):
            batch.alter_column(name, existing_type=sa.Integer(), nullable=False)
    op.create_index(op.f("ix_target_commune_id_lead_unit_id"), "target", ["commune_id", "lead_unit_id"])
    op.create_index(op.f("ix_target_task_commune_id_task_id"), "target_task", ["commune_id", "task_id"])


def _years(period: str | None, year: int) -> tuple[int, int]:
    if found := TWO.search(period or ""):
        return int(found[1]), max(int(found[1]), int(found[2]))
    one = ONE.search(period or "")
    return year, max(year, int(one[0]) if one else year)


def _of_reading() -> list[sa.Column]:
    return [
        sa.Column("number", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("is_nil", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("judged", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
    ]


def _readings() -> None:
    with op.batch_alter_table("target_reading") as batch:
        for column in _of_reading():
            batch.add_column(column)
        batch.drop_constraint(op.f("uq_target_reading_commune_id_target_id_period"), type_="unique")
        batch.create_unique_constraint(
            op.f("uq_target_reading_commune_id_target_id_period_number"),
            ["commune_id", "target_id", "period", "number"],
        )
        batch.create_foreign_key(
            op.f("fk_target_reading_commune_id_file_id"), "file", ["commune_id", "file_id"], ["commune_id", "id"]
        )
    op.create_index(op.f("ix_target_reading_commune_id_file_id"), "target_reading", ["commune_id", "file_id"])


def _table(name: str, *columns: sa.Column, refs: dict[str, str], unique: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        *columns,
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
        *(
            [sa.UniqueConstraint("commune_id", *unique, name=op.f(f"uq_{name}_commune_id_{'_'.join(unique)}"))]
            if unique
            else []
        ),
    )


def _imports() -> None:
    _table(
        "target_import",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.JSON(), nullable=True),
        refs={"file_id": "file", "by_id": "user"},
    )
    op.create_index(op.f("ix_target_import_commune_id_file_id"), "target_import", ["commune_id", "file_id"])


def _windows() -> None:
    _table(
        "report_window",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        *[sa.Column(name, sa.Integer(), nullable=False) for name in ("cutoff_day", "unit_due_day", "due_day")],
        sa.Column("to_whom", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        refs={},
        unique=("kind",),
    )
    _table(
        "report_sender",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("owes", sa.Boolean(), nullable=False),
        refs={"unit_id": "unit"},
        unique=("unit_id",),
    )


def _reports() -> None:
    _table(
        "unit_report",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        *[sa.Column(name, sa.String(), nullable=False) for name in ("kind", "period_key")],
        *[sa.Column(name, sa.Date(), nullable=False) for name in ("from_on", "to_on", "due_on")],
        *[sa.Column(name, sa.String(), nullable=False) for name in ("state", "results", "difficulties", "proposals")],
        sa.Column("figures", sa.JSON(), nullable=True),
        *[
            sa.Column(name, sa.Integer(), nullable=True)
            for name in ("task_id", "saved_by_id", "sent_by_id", "decided_by_id")
        ],
        *[sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in ("saved_at", "sent_at", "decided_at")],
        sa.Column("reason", sa.String(), nullable=True),
        *[sa.Column(name, sa.Integer(), nullable=False) for name in ("returned", "asked", "version")],
        refs={
            "unit_id": "unit",
            "task_id": "task",
            "saved_by_id": "user",
            "sent_by_id": "user",
            "decided_by_id": "user",
        },
        unique=("unit_id", "period_key"),
    )
    op.create_index(
        op.f("ix_unit_report_commune_id_period_key_state"), "unit_report", ["commune_id", "period_key", "state"]
    )
