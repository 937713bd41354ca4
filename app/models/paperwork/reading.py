"""Which papers a person sees: some kinds are for everybody in the commune, the others for those who ask for them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, undefer

from app.database import db
from app.models import powers, reach
from app.models.meeting import Paper
from app.models.paper_issue import PaperIssue
from app.models.sending.lists import Page, part
from app.models.user import User
from app.papers.kinds import COMPOSE

FOR_EVERYBODY = frozenset({"brief", "invitation", "conclusions"})
"""Kinds that whoever has an account may read; a kind that isn't named here is for leaders and the secretariat."""


def may_make(person: User) -> bool:
    """Leaders and the secretariat ask for papers, try them again, write their number and day down."""
    return person.holds(*powers.URGERS)


def may_see(person: User, kind: str) -> bool:
    """May the person read papers of this kind?"""
    return kind in FOR_EVERYBODY or may_make(person)


def kinds(person: User) -> list[str]:
    """The kinds that the person may read, in the order of the registry."""
    return [kind for kind in COMPOSE if may_see(person, kind)]


def page(person: User, kind: str = "", number: int = 1) -> Page:
    """A page of the papers that the person may read, newest first, of one kind where one is named; two statements."""
    seen = [one for one in kinds(person) if kind in ("", one)]
    which = (Paper.commune_id == person.commune_id, Paper.kind.in_(seen))
    asked = select(Paper).where(*which).options(*_people()).order_by(Paper.id.desc())
    rows = list(db.session.scalars(part(asked, number)))
    return Page(rows, number, db.session.scalar(select(func.count(Paper.id)).where(*which)) or 0)


def issues(commune_id: int, papers: list[Paper]) -> dict[int, PaperIssue]:
    """Numbers and days of those papers that were issued; one statement."""
    ids = [paper.id for paper in papers]
    asked = select(PaperIssue).where(PaperIssue.commune_id == commune_id, PaperIssue.paper_id.in_(ids))
    people = joinedload(PaperIssue.by).lazyload(User.appointments)
    return {row.paper_id: row for row in db.session.scalars(asked.options(joinedload(PaperIssue.file), people))}


def find(person: User, paper_id: int) -> Paper:
    """A paper with its frozen snapshot. Raises NotFound also for a kind that the person may not read."""
    paper = reach.find(person, Paper, paper_id, undefer(Paper.snapshot), *_people())
    if not may_see(person, paper.kind):
        raise reach.NotFound(f"paper {paper_id}")
    return paper


def _people() -> tuple[Any, ...]:
    return joinedload(Paper.file), joinedload(Paper.asked_by).lazyload(User.appointments)
