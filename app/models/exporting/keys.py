"""What can be exported: the subjects, and the keys of the columns of each, in their usual order."""

from __future__ import annotations

TASKS, TARGETS, KPI = "tasks", "targets", "kpi"
SUBJECTS = (TASKS, TARGETS, KPI)
COLUMNS: dict[str, tuple[str, ...]] = {
    TASKS: (
        "code", "text", "plan", "section", "kind", "lead", "parts", "assignee", "leader", "given_on", "read_on",
        "due_on", "deadline", "state", "time", "percent", "product", "document", "result", "done_on", "days_late",
        "note", "note_on", "difficulty", "proposal", "returned", "extended", "urged",
    ),
    TARGETS: (
        "code", "no", "text", "group", "plan", "lead", "measure", "baseline", "goal", "goal_value", "years", "period",
        "value", "value_words", "ratio", "assessed", "source", "note", "link", "proof", "read_on", "read_by",
    ),
    KPI: (
        "person", "position", "staff", "unit", "month", "given", "due", "done", "on_time", "late", "still_late",
        "returned", "returned_why", "objective", "objective_by", "codes",
    ),
}  # fmt: skip
