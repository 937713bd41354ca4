"""The workflow of a task: who may move it where, and the verbs that do (domain rules of §3.2, rulings §3).

Each verb changes the state, records the event and tells whom it concerns, all in the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.task import evidence, explaining, extending, products, series
from app.models.task.handed import Handed, checked
from app.models.task.pausing import grounds
from app.models.task.records import Submission
from app.models.task.table import OPEN, Task, TaskState
from app.models.text import clean
from app.models.user import User

MOVES: dict[tuple[str, str], str] = {
    (TaskState.UNACCEPTED, TaskState.IN_PROGRESS): "accept",
    (TaskState.IN_PROGRESS, TaskState.UNACCEPTED): "put_back",
    (TaskState.IN_PROGRESS, TaskState.REPORTED): "report",
    (TaskState.REPORTED, TaskState.IN_PROGRESS): "take_back",
    (TaskState.REPORTED, TaskState.DONE): "confirm",
    (TaskState.DONE, TaskState.IN_PROGRESS): "reopen",
}


def check_fresh(task: Task, version: int | None) -> None:
    """Refuse what was decided on an older state. Raises Stale."""
    if version is not None and version != task.version:
        raise Stale("stale_move", code=task.code)


def move(task: Task, by: User, to: str, note: str = "", *, without_product: bool = False) -> str | None:
    """Move a task to a lane by the verb that leads there; returns the verb, None where the task is there already.

    From reported back to in progress a note is a return with its reason; without one the doer takes the report back.
    `without_product` is the confirmer's word that none is needed.
    Raises Refused `no_such_move` for lanes that no verb joins.
    """
    if to == task.state:
        return None
    verb = MOVES.get((task.state, to))
    if verb is None:
        raise Refused("no_such_move")
    if verb == "take_back" and (clean(note) or not powers.may_report(by, task)):
        verb = "return"
    with_note: dict[str, Callable[[Task, User, str], object]] = {
        "report": report,
        "return": send_back,
        "reopen": reopen,
    }
    if verb in with_note:
        with_note[verb](task, by, note)
    elif verb == "confirm":
        confirm(task, by, without_product=without_product)
    else:
        {"accept": accept, "put_back": put_back, "take_back": take_back}[verb](task, by)
    db.session.flush()
    return verb


def accept(task: Task, by: User) -> None:
    """The lead unit's head takes the task on. Safe to call twice."""
    if task.state == TaskState.IN_PROGRESS:
        return
    _need(task, TaskState.UNACCEPTED)
    _allow(task.lead_unit_id is not None, "no_lead")
    _allow(powers.may_accept(by, task), "only_lead_head")
    task.state, task.accepted_at = TaskState.IN_PROGRESS, task.accepted_at or clock.now()
    record("task.accepted", task, by, before=TaskState.UNACCEPTED, after=task.state)


def put_back(task: Task, by: User) -> None:
    """The head lays an accepted task back among those waiting (undo of accept)."""
    _need(task, TaskState.IN_PROGRESS)
    _allow(powers.may_accept(by, task), "only_lead_head")
    task.state, task.accepted_at = TaskState.UNACCEPTED, None
    record("task.put_back", task, by, before=TaskState.IN_PROGRESS, after=task.state)


def report(
    task: Task,
    by: User,
    result: str,
    *,
    document_number: str | None = None,
    typed_done_on: date | None = None,
    handed: Handed | None = None,
) -> Submission:
    """Report the task done with its result; it waits for a confirmer, and isn't late while it waits.

    `handed` are files, a link, the document with its day: evidence that belongs to this report, also when it is
    returned. Raises Refused for what may not come in, Noted for a secret file; then nothing is reported.
    """
    _need(task, *OPEN)
    _allow(powers.may_report(by, task), "only_lead_head")
    result = clean(result)
    _check_result(result, typed_done_on)
    given = handed or Handed()
    given = checked(task.commune_id, by, replace(given, document_number=given.document_number or document_number or ""))
    before, task.state, task.submitted_on = task.state, TaskState.REPORTED, clock.today()
    task.accepted_at = task.accepted_at or clock.now()
    submission = Submission(
        commune_id=task.commune_id,
        task_id=task.id,
        by_id=by.id,
        result=result,
        document_number=given.document_number or None,
        typed_done_on=typed_done_on,
    )
    db.session.add(submission)
    db.session.flush()
    evidence.attach(task, by, given, submission)
    extending.lapse(task, by)
    record("task.reported", task, by, before=before, after=task.state, note=result)
    telling.hold_back(task, "closed")
    _tell(task, "reported", f"report-{submission.id}", people.confirmers(task, by), by)
    return submission


def take_back(task: Task, by: User) -> None:
    """The doer withdraws a report before it is decided."""
    _need(task, TaskState.REPORTED)
    _allow(powers.may_report(by, task), "only_lead_head")
    _decide(task, by, "withdrawn")
    _reopen_work(task)
    record("task.report_withdrawn", task, by, before=TaskState.REPORTED, after=task.state)


def confirm(task: Task, by: User, *, without_product: bool = False) -> None:
    """Accept the result. On time is judged by the day of the submission, not of this act.

    Raises Refused `product_missing` where no product stands (`products.stands`), unless the confirmer says by
    `without_product` that none is needed; that is written down (domain rules of §3.1, "Rõ sản phẩm").
    """
    if task.state == TaskState.DONE:
        return
    _need(task, TaskState.REPORTED)
    submission = standing(task)
    _allow(powers.may_confirm(by, task, submission.by_id if submission else None), "doer_never_confirms")
    _need_product(task, by, submission, without_product)
    _decide(task, by, "accepted")
    task.state, task.closed_at, task.percent = TaskState.DONE, clock.now(), 100
    task.obstacle = False
    record("task.confirmed", task, by, before=TaskState.REPORTED, after=task.state)
    telling.hold_back(task, "closed")
    _tell(task, "confirmed", f"confirm-{submission.id if submission else 0}", _unit_people(task), by)
    series.advance(task.series_id, task.commune_id, by)


def send_back(task: Task, by: User, reason: str) -> None:
    """Return the report with a reason: the submission falls, the clock goes on, "returned" is an event."""
    _need(task, TaskState.REPORTED)
    reason = clean(reason)
    if not reason:
        raise Refused("reason_missing")
    submission = standing(task)
    _allow(powers.may_confirm(by, task, submission.by_id if submission else None), "doer_never_confirms")
    _decide(task, by, "returned", reason)
    _reopen_work(task)
    task.returned += 1
    record("task.returned", task, by, before=TaskState.REPORTED, after=task.state, note=reason)
    _tell(task, "returned", f"return-{task.returned}", _unit_people(task), by)


def reopen(task: Task, by: User, reason: str) -> None:
    """A confirmer opens a done task again, with a reason."""
    _need(task, TaskState.DONE)
    reason = clean(reason)
    if not reason:
        raise Refused("reason_missing")
    _allow(powers.may_confirm(by, task), "doer_never_confirms")
    _reopen_work(task)
    record("task.reopened", task, by, before=TaskState.DONE, after=task.state, note=reason)
    _tell(task, "reopened", f"reopen-{task.version}", _unit_people(task), by)


def cancel(task: Task, by: User, reason: str, document: str | None = None) -> None:
    """A leader (or the secretariat, for a plan published by mistake) ends a task with a reason; it leaves the total.

    `document` is the number of what allows it.
    """
    if task.state == TaskState.CANCELLED:
        return
    _need(task, *OPEN, TaskState.REPORTED, TaskState.PAUSED)
    reason = grounds(reason, document)
    _allow(powers.may_urge(by), "only_leaders")
    _decide(task, by, "cancelled", reason)
    extending.lapse(task, by)
    explaining.lapse(task, by)
    before, task.state, task.closed_at = task.state, TaskState.CANCELLED, clock.now()
    record("task.cancelled", task, by, before=before, after=task.state, note=reason)
    telling.hold_back(task, "closed")
    series.advance(task.series_id, task.commune_id, by)


def allowed_moves(
    task: Task, person: User, submitter_id: int | None = None, facts: powers.Facts | None = None
) -> list[str]:
    """The states this person may move the task to now, from the one table."""
    moves = [to for (start, to), _verb in MOVES.items() if start == task.state]
    return [to for to in moves if _may(task, person, to, submitter_id, facts)]


def why_not(task: Task, person: User, to: str) -> str:
    """The code that says why a person may not move a task to a state; asked where `allowed_moves` lacks it."""
    if (task.state, to) not in MOVES:
        return "no_such_move"
    if to == TaskState.DONE:
        return "doer_never_confirms" if task.lead_unit_id in person.unit_ids() else "only_confirmer"
    if task.lead_unit_id is None:
        return "no_lead"
    return "only_confirmer" if task.state == TaskState.DONE else "only_lead_head"


def standing(task: Task) -> Submission | None:
    """The submission that waits for a decision."""
    return db.session.scalar(
        select(Submission)
        .where(Submission.commune_id == task.commune_id, Submission.task_id == task.id, Submission.decision.is_(None))
        .order_by(Submission.id.desc())
        .limit(1)
    )


def _may(task: Task, person: User, to: str, submitter_id: int | None, facts: powers.Facts | None) -> bool:
    verb = MOVES[task.state, to]
    if verb in ("accept", "put_back"):
        return powers.may_accept(person, task)
    if verb == "report":
        return powers.may_report(person, task, facts)
    if verb == "take_back":
        return powers.may_report(person, task, facts) or powers.may_confirm(person, task, submitter_id, facts)
    return powers.may_confirm(person, task, submitter_id, facts)


def _need(task: Task, *states: str) -> None:
    if task.state not in states:
        raise Stale("stale_move", code=task.code)


def _allow(permitted: bool, code: str) -> None:
    if not permitted:
        raise NotAllowed(code)


def _check_result(result: str, typed_done_on: date | None) -> None:
    if not result:
        raise Refused("result_missing")
    if typed_done_on and typed_done_on > clock.today():
        raise Refused("done_in_future", today=clock.today())


def _need_product(task: Task, by: User, submission: Submission | None, without: bool) -> None:
    db.session.flush()
    if products.stands(task):
        return
    if not without:
        raise Refused("product_missing")
    record("task.product_waived", task, by)
    if submission is not None:
        submission.without_product = True


def _decide(task: Task, by: User, decision: str, reason: str | None = None) -> None:
    submission = standing(task)
    if submission is not None:
        submission.decision, submission.reason = decision, reason
        submission.decided_by_id, submission.decided_at = by.id, clock.now()


def _reopen_work(task: Task) -> None:
    task.state, task.submitted_on, task.closed_at = TaskState.IN_PROGRESS, None, None
    telling.revive(task)


def _unit_people(task: Task) -> list[User]:
    return people.answering_for(task.commune_id, task.lead_unit_id)


def _tell(task: Task, rule: str, occasion: str, whom: Iterable[User], by: User) -> None:
    recipients = [person for person in whom if person.id != by.id]
    telling.tell(task, rule, occasion, recipients, slot=f"task-{task.id}-{occasion}", by=by)
