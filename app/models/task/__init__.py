"""A task: the work a plan, a meeting or a person gives to a unit.

What a task can do, one file an idea: `table` (what is stored), `dates` (its four dates), `timing` (late, soon,
waiting … as words), `terms` (the same as SQL, for counting), `workflow` (accept, report, confirm, return …),
`leading` (lead, coordinators, assignee), `progress` (updates), `comments`, `urging` (đôn đốc), `extending` (gia hạn),
`writing` (by hand, corrections), `order` (in a lane), `finding` (lists, search), with `query` (what is asked),
`sieves` (the same as SQL), `sorting`, `choices` (what a form offers).
"""

from app.models.task.table import Task, TaskState, TaskUnit

__all__ = ["Task", "TaskState", "TaskUnit"]
