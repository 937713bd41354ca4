"""The last guard of a report: the brief's identity, and its lists as long as the counts say, unit by unit."""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

from app.papers.brief.counts import CountMismatch, check_counts
from app.papers.brief.snapshot import BriefSnapshot
from app.papers.report.snapshot import ReportSnapshot
from app.papers.report.words import NO_LEAD


def check(snapshot: ReportSnapshot) -> None:
    """Refuse numbers that do not add up, or a list of another length than its number. Raises `CountMismatch`."""
    check_counts(cast(BriefSnapshot, _as_brief(snapshot)))
    listed = Counter((task["unit"] or NO_LEAD, task["term"]) for task in snapshot["tasks"])
    for unit in snapshot["by_unit"]:
        for key, n in unit["terms"].items():
            if listed[unit["unit"], key] != n:
                raise CountMismatch("tasks_of_unit_listed", n, listed[unit["unit"], key], f"{unit['unit']}, {key}")
    if sum(snapshot["target_counts"].values()) != len(snapshot["targets"]):
        raise CountMismatch("targets_listed", sum(snapshot["target_counts"].values()), len(snapshot["targets"]))


def _as_brief(snapshot: ReportSnapshot) -> dict[str, Any]:
    """The report's lists under the names by which the brief's are checked."""
    tasks = snapshot["tasks"]
    late = Counter(task["unit"] or NO_LEAD for task in tasks if task["term"] == "late")
    return {
        "five": snapshot["five"],
        "terms": snapshot["terms"],
        "by_unit": [{**unit, "late_tasks": [None] * late[unit["unit"]]} for unit in snapshot["by_unit"]],
        "tasks": tasks,
        "due_soon": [task for task in tasks if task["coming"]],
        "waiting": [{"kind": "reported"} for task in tasks if task["term"].startswith("reported")],
    }
