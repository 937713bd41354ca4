"""What a person may do with a task now, as a set of names: the pages show a control for each, the verbs decide."""

from __future__ import annotations

from app.models import powers
from app.models.powers import Facts
from app.models.roles import Role
from app.models.task import evidence, explaining, parts, waits
from app.models.task.table import OPEN, Task, TaskState
from app.models.user import User


def acts(task: Task, person: User, submitter_id: int | None = None, facts: Facts | None = None) -> frozenset[str]:
    """The names of the acts that are open: note, comment, evidence, accept, report, take_back, confirm, … cancel."""
    facts = facts or Facts(person.commune_id)
    may = {
        "comment": powers.may_comment(person),
        **_of_the_unit(task, person, facts),
        **_of_confirmers(task, person, submitter_id, facts),
        **_of_leaders(task, person),
        **_of_secretariat(task, person),
    }
    return frozenset(name for name, allowed in may.items() if allowed)


def _of_the_unit(task: Task, person: User, facts: Facts) -> dict[str, bool]:
    heads = powers.acts_for(person, task.lead_unit_id)
    reports = powers.may_report(person, task, facts)
    return {
        "evidence": evidence.may_add(person, task),
        "note": task.is_open and powers.may_update(person, task),
        "contribute": task.is_open and not powers.may_update(person, task) and bool(parts.worked(task, person)),
        "accept": task.state == TaskState.UNACCEPTED and heads,
        "put_back": task.state == TaskState.IN_PROGRESS and heads,
        "hand_back": task.state == TaskState.UNACCEPTED and heads,
        "report": task.is_open and reports,
        "take_back": task.state == TaskState.REPORTED and reports,
        "ask_extension": task.is_open and reports and task.due_on is not None,
        "explain": explaining.is_awaited(task) and heads,
        "assign": task.is_open and heads,
        "pin": task.state not in (TaskState.CANCELLED, TaskState.PAUSED) and (heads or powers.may_lead_plans(person)),
        "wait": task.is_open and waits.may_handle(person, task),
        "answer": task.is_open and bool(parts.own(task, person)),
        "acknowledge": task.is_open and any(row.acknowledged_at is None for row in parts.own(task, person)),
        "ask_part": task.is_open and bool(task.units) and parts.may_ask(person, task),
    }


def _of_confirmers(task: Task, person: User, submitter_id: int | None, facts: Facts) -> dict[str, bool]:
    if task.state not in (TaskState.REPORTED, TaskState.DONE):
        return {}
    may = powers.may_confirm(person, task, submitter_id, facts)
    reported = task.state == TaskState.REPORTED
    return {"confirm": may and reported, "return": may and reported, "reopen": may and not reported}


def _of_leaders(task: Task, person: User) -> dict[str, bool]:
    urges = powers.may_urge(person)
    return {
        "urge": task.state in OPEN and task.lead_unit_id is not None and urges,
        "ask_explanation": urges and explaining.can_be_asked(task),
        "pause": task.state in OPEN and urges,
        "resume": task.state == TaskState.PAUSED and urges,
        "cancel": task.state not in (TaskState.CANCELLED, TaskState.DONE) and urges,
        "decide_extension": task.state in OPEN and powers.may_decide_extension(person, task),
    }


def _of_secretariat(task: Task, person: User) -> dict[str, bool]:
    plans = powers.may_lead_plans(person)
    return {
        "put_in_charge": task.is_open and person.holds(Role.SECRETARIAT, Role.CHAIRPERSON),
        "give_lead": task.state in OPEN and plans,
        "edit": task.state != TaskState.CANCELLED and plans,
        "end_series": plans and task.series is not None and task.series.ended_on is None,
        "correct_due": task.state != TaskState.CANCELLED and plans,
    }
