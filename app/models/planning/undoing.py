"""Every act of the review can be undone while nothing later touched its rows; an undoing is an act of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models import powers
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.plan import Plan, PlanVersion, Proposal, ProposalState
from app.models.planning import publishing
from app.models.review_act import ReviewAct
from app.models.task.table import TaskClause
from app.models.user import User

UNDO = "undo"
KEPT = ("version_id", "kind", "fields", "doubts", "state", "duplicate_of_id", "position", "part", "clause_id")
SHOWN = 50


@dataclass
class Acting:
    """An act under way: rows that it makes or touches besides those it began with are named here."""

    before: dict[int, dict[str, Any] | None]
    rows: list[Proposal]
    made: list[Proposal] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    act: ReviewAct | None = None


@contextmanager
def acting(
    plan: Plan, by: User, verb: str, rows: Iterable[Proposal], undoes: ReviewAct | None = None
) -> Iterator[Acting]:
    """Remember rows as they are, let the caller change them, keep what changed as one act (none if nothing did)."""
    rows = list(rows)
    one = Acting({row.id: state_of(row) for row in rows}, rows)
    yield one
    db.session.flush()
    changed = _changed(one)
    if changed:
        one.act = ReviewAct(commune_id=plan.commune_id, plan_id=plan.id, by_id=by.id, verb=verb, rows=changed)
        one.act.undoes_id = undoes.id if undoes else None
        db.session.add(one.act)
        db.session.flush()


def undo(act: ReviewAct, by: User) -> list[Proposal]:
    """Put the rows of an act back as they were before it; returns those that are there now.

    Raises Stale when somebody changed or published one of them since, NotAllowed.
    """
    if not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    plan = db.session.get_one(Plan, act.plan_id)
    rows = {row.id: row for row in _by_id(plan, {entry["id"] for entry in act.rows})}
    changed = [entry["label"] for entry in act.rows if digest(rows.get(entry["id"])) != entry["after"]]
    if changed:
        raise Stale("undo_changed_since", rows=", ".join(changed))
    with acting(plan, by, UNDO, rows.values(), undoes=act) as one:
        for entry in act.rows:
            _put_back(entry, rows.get(entry["id"]), one, act.commune_id)
    record("plan.review_undone", plan, by, before=act.verb, after=len(act.rows))
    return [*(row for row in rows.values() if row.id not in one.gone), *one.made]


def last_of(plan: Plan, by: User) -> ReviewAct:
    """The person's newest act on a plan that isn't undone. Raises Refused where there is none."""
    for told in history(plan):
        if told.act.by_id == by.id and told.act.verb != UNDO and not told.undone:
            return told.act
    raise Refused("nothing_to_undo")


@dataclass(frozen=True)
class Told:
    """An act as the history shows it: is it undone, may it be undone now."""

    act: ReviewAct
    undone: bool
    may_undo: bool


def history(plan: Plan, most: int = SHOWN) -> list[Told]:
    """The last acts on a plan, newest first, with their people; statements don't grow with acts."""
    acts = list(
        db.session.scalars(
            select(ReviewAct)
            .where(ReviewAct.commune_id == plan.commune_id, ReviewAct.plan_id == plan.id)
            .options(joinedload(ReviewAct.by).lazyload(User.appointments))
            .order_by(ReviewAct.id.desc())
            .limit(most)
        )
    )
    ids = {entry["id"] for act in acts for entry in act.rows}
    now = {row.id: digest(row) for row in _by_id(plan, ids)}
    undone = {act.undoes_id for act in acts}
    told = []
    for act in acts:
        stands = all(now.get(entry["id"]) == entry["after"] for entry in act.rows)
        told.append(Told(act, act.id in undone and not stands, stands))
    return told


@dataclass(frozen=True)
class News:
    """What others did on a plan since an act: how many rows, who; `last` is the newest act of all."""

    rows: int
    names: list[str]
    last: int


def news(plan: Plan, by: User, since: int) -> News:
    """What others did since the act numbered `since` (0: since the beginning)."""
    acts = list(
        db.session.scalars(
            select(ReviewAct)
            .where(
                ReviewAct.commune_id == plan.commune_id,
                ReviewAct.plan_id == plan.id,
                ReviewAct.id > since,
                ReviewAct.by_id != by.id,
            )
            .options(joinedload(ReviewAct.by).lazyload(User.appointments))
            .order_by(ReviewAct.id)
        )
    )
    rows = {entry["id"] for act in acts for entry in act.rows}
    return News(len(rows), list(dict.fromkeys(act.by.name for act in acts)), acts[-1].id if acts else since)


def last_id(plan: Plan) -> int:
    """The number of a plan's newest act, 0 before the first."""
    newest = select(ReviewAct.id).where(ReviewAct.commune_id == plan.commune_id, ReviewAct.plan_id == plan.id)
    return db.session.scalar(newest.order_by(ReviewAct.id.desc()).limit(1)) or 0


def state_of(row: Proposal) -> dict[str, Any]:
    """What an act may change of a row."""
    return {name: getattr(row, name) for name in KEPT}


def digest(row: Proposal | None) -> str | None:
    """A short mark of a row's state, whichever part of a split row it is; None for a row that isn't there."""
    if row is None:
        return None
    state = {name: value for name, value in state_of(row).items() if name != "part"}
    written = json.dumps(state, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:20]


def _changed(one: Acting) -> list[dict[str, Any]]:
    entries = []
    for row in [*one.rows, *one.made]:
        before, gone = one.before.get(row.id), row.id in one.gone
        if before is None or gone or before != state_of(row):
            entries.append({"id": row.id, "label": row.label, "before": before, "after": None if gone else digest(row)})
    return entries


def _by_id(plan: Plan, ids: set[int]) -> list[Proposal]:
    """Rows of the plan's newest version; what was done on an earlier one can't be undone any more."""
    which = select(Proposal).where(
        Proposal.commune_id == plan.commune_id,
        Proposal.version_id == publishing.newest(plan).id,
        Proposal.id.in_(ids),
    )
    return list(db.session.scalars(which.order_by(Proposal.position, Proposal.part)))


def _put_back(entry: dict[str, Any], row: Proposal | None, one: Acting, commune_id: int) -> None:
    before = entry["before"]
    if row is None:
        row = Proposal(commune_id=commune_id, id=entry["id"], **before)
        db.session.add(row)
        one.made.append(row)
    elif before is None:
        one.gone.append(row.id)
        db.session.delete(row)
    else:
        _take_place_back(row, before)
        for name, value in before.items():
            setattr(row, name, value)


def _take_place_back(row: Proposal, before: dict[str, Any]) -> None:
    """A row merged into a published one left its place in the document with that task."""
    kept_id = row.fields.get("merged_into")
    if not kept_id or before["fields"].get("merged_into"):
        return
    kept = db.session.get(Proposal, kept_id)
    if kept is None or kept.task_id is None or kept.state != ProposalState.PUBLISHED:
        return
    places = {row.clause_id, *row.fields.get("clause_ids", [])} - {kept.clause_id, *kept.fields.get("clause_ids", [])}
    for place in db.session.scalars(
        select(TaskClause).where(
            TaskClause.commune_id == row.commune_id,
            TaskClause.task_id == kept.task_id,
            TaskClause.clause_id.in_(places),
        )
    ):
        db.session.delete(place)


def plan_of(row: Proposal) -> Plan:
    """The plan that a row was read from."""
    return db.session.get_one(PlanVersion, row.version_id).plan
