"""What the database holds after the presses, beside what the answers said: every difference is named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from app.database import db
from app.models import audit
from app.models.event import Event
from app.models.task import Task
from app.models.task.records import Extension, ProgressUpdate, Submission, Urge
from benchmarks.lost.hand import Press

VERBS = {
    "note": ("task.noted",),
    "move": ("task.accepted", "task.put_back", "task.report_withdrawn", "task.confirmed"),
    "report": ("task.reported",),
    "return": ("task.returned",),
    "reopen": ("task.reopened",),
    "ask": ("task.extension_asked",),
    "grant": ("task.extension_granted",),
    "refuse": ("task.extension_refused",),
    "answer": ("task.answered",),
    "pin": ("task.pinned", "task.unpinned"),
    "urge": ("task.urged",),
}
STATES = (*VERBS["move"], "task.reported", "task.returned", "task.reopened")
ACT_OF = {verb: act for act, verbs in VERBS.items() for verb in verbs}
Faults = dict[str, list[str]]


def faults(commune_id: int, presses: list[Press]) -> Faults:
    """Every difference by its kind: lost, made of nothing, left by a refusal, overwritten, miscounted, chain."""
    events = list(db.session.scalars(select(Event).where(Event.commune_id == commune_id).order_by(Event.sequence)))
    found: Faults = defaultdict(list)
    _acts(presses, events, found)
    _texts(presses, events, found)
    _refusals(presses, found)
    _stale(presses, found)
    for task in db.session.scalars(select(Task).where(Task.commune_id == commune_id)):
        _task(task, [one for one in events if (one.subject_kind, one.subject_id) == ("task", task.id)], found)
    _chain(commune_id, events, found)
    return {kind: lines for kind, lines in found.items() if lines}


def _acts(presses: list[Press], events: list[Event], found: Faults) -> None:
    """Each act that was said to be done is one event of its actor, and each event was said; unanswered ones aside."""
    said = Counter((one.actor, one.task, one.act) for one in presses if one.done and not one.merges)
    open_ = {(one.actor, one.task, one.act) for one in presses if one.status == 0}
    actors = {one.actor for one in presses}
    there = Counter(
        (one.actor_id, one.subject_id, ACT_OF[one.verb])
        for one in events
        if one.actor_id in actors and one.verb in ACT_OF
    )
    for key in (said | there).keys() - open_:
        if said[key] != there[key]:
            kind = "lost" if said[key] > there[key] else "made of nothing"
            found[kind].append(f"{key}: said {said[key]}, there {there[key]}")


def _texts(presses: list[Press], events: list[Event], found: Faults) -> None:
    """The very words of each act that was said to be done stand in one event."""
    notes = Counter(word for one in events for word in (one.note or "").split() if word.startswith("["))
    for one in presses:
        if one.token and one.done and notes[one.token] != 1:
            found["lost"].append(f"{one.act} {one.token} on {one.task} stands {notes[one.token]} times")


def _refusals(presses: list[Press], found: Faults) -> None:
    """Of an act that was refused no word stands anywhere."""
    columns: Iterable[Any] = (
        Event.note, ProgressUpdate.text, Submission.result, Submission.reason, Extension.reason, Extension.answer,
        Urge.note, Task.last_note,
    )  # fmt: skip
    stored = "\n".join(text for column in columns for text in db.session.scalars(select(column)) if text)
    found["left by a refusal"] += [
        f"{one.act} {one.token} answered {one.status}"
        for one in presses
        if one.token and one.status >= 400 and one.token in stored
    ]


def _stale(presses: list[Press], found: Faults) -> None:
    """Of all acts decided on one version of a task one at most is done."""
    done: dict[tuple[int, int], list[str]] = defaultdict(list)
    for one in presses:
        if one.done and one.version:
            done[one.task, one.version].append(one.act)
    found["overwritten"] += [
        f"task {task}: {', '.join(acts)} on version {version}"
        for (task, version), acts in done.items()
        if len(acts) > 1
    ]


def _task(task: Task, events: list[Event], found: Faults) -> None:
    """The counters and the state of a task say what its events say."""
    verbs = Counter(one.verb for one in events)
    last = {one.verb: one for one in events}
    states = [one.to_value for one in events if one.verb in STATES]
    granted = last.get("task.extension_granted")
    noted = last.get("task.noted")
    expected = {
        "urged": verbs["task.urged"] - verbs["task.urge_withdrawn"],
        "returned": verbs["task.returned"],
        "extended": verbs["task.extension_granted"],
        "state": states[-1] if states else task.state,
        "due_on": granted.to_value if granted else str(task.due_on),
        "last_note": noted.note if noted else None,
    }
    real = {name: getattr(task, name) for name in expected} | {"due_on": str(task.due_on)}
    found["miscounted"] += [
        f"task {task.id}: {name} is {real[name]!r}, events say {value!r}"
        for name, value in expected.items()
        if real[name] != value
    ]
    pinned = verbs["task.pinned"] - verbs["task.unpinned"]
    if bool(task.pinned_at) != bool(pinned) or pinned not in (0, 1):
        found["miscounted"].append(f"task {task.id}: pinned {verbs['task.pinned']} − {verbs['task.unpinned']}")
    _rows(task, verbs, found)


def _rows(task: Task, verbs: Counter[str], found: Faults) -> None:
    """As many rows as events, and a version for each change at least."""
    for model, verb in (
        (ProgressUpdate, "task.noted"), (Submission, "task.reported"), (Extension, "task.extension_asked"),
        (Urge, "task.urged"),
    ):  # fmt: skip
        rows = db.session.query(model).filter_by(commune_id=task.commune_id, task_id=task.id).count()
        if rows != verbs[verb]:
            found["miscounted"].append(f"task {task.id}: {rows} rows of {model.__name__}, {verbs[verb]} events")
    changes = sum(n for verb, n in verbs.items() if verb in ACT_OF)
    if task.version - 1 < changes:
        found["miscounted"].append(f"task {task.id}: version {task.version} after {changes} changes")


def _chain(commune_id: int, events: list[Event], found: Faults) -> None:
    gaps = [one.sequence for place, one in enumerate(events, 1) if one.sequence != place]
    found["chain"] += [f"sequence {n} out of its place" for n in gaps]
    found["chain"] += [f"{n} {code}" for n, code in audit.verify(commune_id).breaks]
