"""One row becomes several: its sentences and sub-bullets are where it may be cut; every part keeps what it states."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import update

from app.database import db
from app.models.errors import Refused
from app.models.event import record
from app.models.plan import Proposal, ProposalState
from app.models.planning import editing
from app.models.planning.matching import Book
from app.models.planning.proposing import TASK
from app.models.text import shorten
from app.models.user import User

SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=\S)")
BULLET = re.compile(r"^\s*[-+•*]\s+")
MOST = 30


@dataclass(frozen=True)
class Piece:
    """A sentence, or a sub-bullet with its mark; `starts_line` where a line of the text begins."""

    text: str
    starts_line: bool

    @property
    def is_bullet(self) -> bool:
        """Does it begin with the mark of a sub-bullet?"""
        return BULLET.match(self.text) is not None


def pieces(text: str) -> list[Piece]:
    """The text in pieces; a row may be cut before each but the first. More than 30 are left together at the end."""
    found = [
        Piece(part, place == 0)
        for line in text.splitlines()
        for place, part in enumerate(SENTENCE_END.split(line.strip()))
        if part
    ]
    rest = "\n".join(piece.text for piece in found[MOST - 1 :])
    return found if len(found) <= MOST else [*found[: MOST - 1], Piece(rest, True)]


def announces(text: str) -> bool:
    """Is the first piece a sentence that only announces sub-bullets ("Thực hiện các việc sau:")?"""
    found = pieces(text)
    return len(found) > 2 and found[0].text.endswith(":") and found[1].is_bullet


def parts(text: str, cuts: Collection[int], repeat_head: bool) -> list[str]:
    """The texts after cutting before the pieces numbered in `cuts`; on request each begins with the announcing one."""
    found = pieces(text)
    head = found[0].text if repeat_head and announces(text) and 1 in cuts else ""
    groups: list[list[Piece]] = [[]]
    for number, piece in enumerate(found):
        if number in cuts and groups[-1]:
            groups.append([])
        groups[-1].append(piece)
    texts = [_joined(group) for group in groups]
    return [f"{head} {text}" for text in texts[1:]] if head else texts


def split(
    row: Proposal, by: User, cuts: Collection[int], *, repeat_head: bool = False, version: int | None = None
) -> list[Proposal]:
    """Cut a task; the row keeps the first part, the others stand behind it. Returns all of them.

    Every part keeps clause, lead, coordinators, deadline and product. Raises Refused where no cut falls inside, for
    a target, and for a row that isn't taken.
    """
    editing.check(row, by, version)
    if row.kind != TASK or row.state == ProposalState.DROPPED:
        raise Refused("only_tasks", rows=row.label)
    texts = parts(row.fields["text"], cuts, repeat_head)
    if len(texts) < 2:
        raise Refused("split_nowhere")
    _make_room(row, len(texts) - 1)
    book = Book(row.commune_id)
    made = [_part(row, number, text, book) for number, text in enumerate(texts[1:], start=1)]
    row.fields = {**row.fields, "text": texts[0], "short_text": shorten(texts[0])}
    db.session.add_all(made)
    db.session.flush()
    record("proposal.split", row, by, after=len(texts))
    return [row, *made]


def _make_room(row: Proposal, number: int) -> None:
    db.session.execute(
        update(Proposal)
        .where(
            Proposal.commune_id == row.commune_id,
            Proposal.version_id == row.version_id,
            Proposal.position == row.position,
            Proposal.part > row.part,
        )
        .values(part=Proposal.part + number)
        .execution_options(synchronize_session="fetch")
    )


def _part(row: Proposal, number: int, text: str, book: Book) -> Proposal:
    fields = {**row.fields, "id": None, "text": text, "short_text": shorten(text)}
    made = Proposal(
        commune_id=row.commune_id,
        version_id=row.version_id,
        kind=row.kind,
        position=row.position,
        part=row.part + number,
        clause_id=row.clause_id,
        fields=fields,
    )
    made.doubts = [code for code in editing.still(made, book) if code in row.doubts]
    made.state = row.state if made.doubts else ProposalState.CLEAR
    return made


def _joined(group: list[Piece]) -> str:
    first, *others = group
    text = BULLET.sub("", first.text)
    for piece in others:
        text += ("\n" if piece.starts_line else " ") + piece.text
    return text
