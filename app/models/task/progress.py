"""Progress: a sentence, two clicks; percent, difficulty and proposal where there are any.

The lead unit writes the task's progress. A coordinating unit writes of its own part, which leaves the task's percent,
last note and obstacle alone.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.task import parts, period_updates
from app.models.task import percent as percents
from app.models.task.records import ProgressUpdate
from app.models.task.table import Task
from app.models.task.timing import is_ongoing
from app.models.text import clean, fold
from app.models.user import User

LONGEST = 2_000
TWICE = timedelta(minutes=1)


def write(
    task: Task,
    by: User,
    text: str,
    *,
    percent: int | None = None,
    obstacle: bool = False,
    difficulty: str | None = None,
    proposal: str | None = None,
    period: str | None = None,
) -> ProgressUpdate:
    """Write what one has to say: the lead's progress, or the contribution of the coordinating unit one works in.

    The percent that the sentence states by itself counts where none was chosen. Raises as `note` and `contribute`.
    """
    own = [] if powers.may_update(by, task) else parts.worked(task, by)
    if own:
        return contribute(task, by, text, difficulty=difficulty, proposal=proposal)
    percent = percents.stated(clean(text)) if percent is None else percent
    said = {"percent": percent, "obstacle": obstacle, "difficulty": difficulty, "proposal": proposal}
    return note(task, by, text, **said, period=period)  # type: ignore[arg-type]


def note(
    task: Task,
    by: User,
    text: str,
    *,
    percent: int | None = None,
    obstacle: bool = False,
    difficulty: str | None = None,
    proposal: str | None = None,
    period: str | None = None,
) -> ProgressUpdate:
    """Write the lead unit's update; a written difficulty is an obstacle. Sent twice within a minute it is one.

    Of an ongoing duty it is the result of a period too (None: the one that is owed). Raises Refused for an empty or
    overlong one, a percent outside 0–100 or another period, Stale when work is closed.
    """
    if not powers.may_update(by, task):
        raise NotAllowed("only_lead_unit")
    if percent is not None and not 0 <= percent <= 100:
        raise Refused("percent_wrong")
    said = _said(task, by, text, difficulty, proposal)
    said |= {"percent": percent, "obstacle": obstacle or bool(said["difficulty"])}
    update, is_new = _once(task, by, said)
    if is_new:
        task.last_note, task.last_note_at, task.obstacle = update.text, clock.now(), update.obstacle
        task.percent = task.percent if percent is None else percent
        if is_ongoing(task):
            period_updates.write(task, by, _whole(update), period)
        else:
            record("task.noted", task, by, note=_whole(update), after=percent)
    return update


def contribute(
    task: Task, by: User, text: str, *, difficulty: str | None = None, proposal: str | None = None
) -> ProgressUpdate:
    """A coordinating unit writes of its part; the lead unit is told in the application, not by mail.

    Raises NotAllowed for others than its heads and officers, Refused and Stale as `note`.
    """
    own = parts.worked(task, by)
    if not own:
        raise NotAllowed("only_lead_unit")
    said = _said(task, by, text, difficulty, proposal)
    said |= {"percent": None, "obstacle": bool(said["difficulty"]), "unit_id": own[0].unit_id}
    update, is_new = _once(task, by, said)
    if is_new:
        if own[0].acknowledged_at is None:
            own[0].acknowledged_at = clock.now()
            task.touch()
        record("task.contributed", task, by, after=own[0].unit.short_name, note=_whole(update))
        whom = people.answering_for(task.commune_id, task.lead_unit_id)
        occasion = f"update-{update.id}"
        telling.tell(task, "contributed", occasion, whom, slot=f"task-{task.id}-{occasion}", by_mail=False, by=by)
    return update


def updates(task: Task) -> list[ProgressUpdate]:
    """The updates of a task with who wrote them, newest first; one statement."""
    by = joinedload(ProgressUpdate.by).lazyload(User.appointments)
    return list(db.session.scalars(_of(task).options(by, joinedload(ProgressUpdate.unit))))


def _of(task: Task) -> Select:
    mine = (ProgressUpdate.commune_id == task.commune_id, ProgressUpdate.task_id == task.id)
    return select(ProgressUpdate).where(*mine).order_by(ProgressUpdate.at.desc(), ProgressUpdate.id.desc())


def _said(task: Task, by: User, text: str, difficulty: str | None, proposal: str | None) -> dict[str, object]:
    if not task.is_open:
        raise Stale("stale_move", code=task.code)
    said = {"text": clean(text), "difficulty": clean(difficulty) or None, "proposal": clean(proposal) or None}
    if not said["text"]:
        raise Refused("note_missing")
    for name, words in said.items():
        if len(words or "") > LONGEST:
            raise Refused("text_long", most=LONGEST, n=len(words or ""), field=name)
    return {**said, "unit_id": None}


def _once(task: Task, by: User, said: dict[str, object]) -> tuple[ProgressUpdate, bool]:
    """The update, and whether it is new: the same sent again, as after a failed answer, is the one that is there."""
    last = db.session.scalar(_of(task).where(ProgressUpdate.by_id == by.id).limit(1))
    if last and clock.now() - last.at < TWICE and all(getattr(last, name) == value for name, value in said.items()):
        return last, False
    key = fold(" ".join(str(said[name]) for name in ("text", "difficulty", "proposal") if said[name]))
    update = ProgressUpdate(commune_id=task.commune_id, task_id=task.id, by_id=by.id, search_key=key, **said)
    db.session.add(update)
    db.session.flush()
    return update, True


def _whole(update: ProgressUpdate) -> str:
    """All that was written, as the history keeps it."""
    labelled = (("Khó khăn, vướng mắc", update.difficulty), ("Đề xuất, kiến nghị", update.proposal))
    return "\n".join([update.text, *(f"{label}: {words}" for label, words in labelled if words)])
