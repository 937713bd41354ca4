"""Search over everything of a commune: tasks, what was said of them, plans, targets, units, people; one file an idea.

`codes` (a task's code goes straight to it), `tasks` and `said` (in SQL, by their folded keys), `names` (the few
plans, targets, units and people, in Python), `everything` (all of them, group by group).
"""

from app.models.search.everything import GROUPS, Group, everything, whole
from app.models.search.hits import Hit

__all__ = ["GROUPS", "Group", "Hit", "everything", "whole"]
