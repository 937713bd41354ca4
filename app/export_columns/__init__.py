"""What the columns of exports are called and say: Vietnamese, as papers are, with real numbers and days."""

from __future__ import annotations

from app.export_columns.column import Column, Value
from app.export_columns.kpi import KPI_COLUMNS
from app.export_columns.targets import TARGET_COLUMNS
from app.export_columns.tasks import TASK_COLUMNS
from app.models.exporting.keys import KPI, TARGETS, TASKS

__all__ = ["COLUMNS", "Column", "Value"]

COLUMNS: dict[str, dict[str, Column]] = {
    subject: {one.key: one for one in columns}
    for subject, columns in ((TASKS, TASK_COLUMNS), (TARGETS, TARGET_COLUMNS), (KPI, KPI_COLUMNS))
}
