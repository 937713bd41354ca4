"""A yearly plan, the versions read of it, their clauses and the proposals a person decides on."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.database import db
from app.models.base import Instant, Owned

if TYPE_CHECKING:
    from app.models.file import File


class PlanState(StrEnum):
    """Draft until something of it is published; withdrawn when published by mistake."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class ProposalState(StrEnum):
    """What a person said of a proposal; a second look waits at `unclear`."""

    UNCLEAR = "unclear"
    CLEAR = "clear"
    DROPPED = "dropped"
    PUBLISHED = "published"


class Plan(Owned):
    """A plan as the office knows it: number, date, title, year."""

    refs = {"created_by_id": "user"}

    title: Mapped[str]
    number: Mapped[str | None]
    issued_on: Mapped[date | None]
    issuer: Mapped[str | None]
    year: Mapped[int]
    state: Mapped[str] = mapped_column(default=PlanState.DRAFT)
    created_by_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    published_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column()

    versions: Mapped[list[PlanVersion]] = relationship(
        foreign_keys="PlanVersion.plan_id", order_by="PlanVersion.number", back_populates="plan"
    )

    __mapper_args__ = {"version_id_col": version}


class PlanVersion(Owned):
    """One reading of a plan's files. `input_key` (hashes of the files) keeps a second import from making a twin.

    `likeness` (per cent) is how much of the version before it says again; `held` waits for a person, since it says so
    little of it that the files may be another plan's. `targets_declared` is how many targets its title or a heading
    announces, None where nothing does.
    """

    refs = {"plan_id": "plan"}
    rules = (UniqueConstraint("commune_id", "input_key"),)

    plan_id: Mapped[int]
    number: Mapped[int] = mapped_column(default=1)
    input_key: Mapped[str]
    reader_version: Mapped[str | None]
    reading: Mapped[Any] = mapped_column(db.JSON, nullable=True, deferred=True)
    warnings: Mapped[Any] = mapped_column(db.JSON, default=list)
    read_at: Mapped[datetime | None] = mapped_column(Instant)
    likeness: Mapped[int | None]
    held: Mapped[bool] = mapped_column(default=False)
    targets_declared: Mapped[int | None]

    plan: Mapped[Plan] = relationship(foreign_keys="PlanVersion.plan_id", back_populates="versions")
    files: Mapped[list[PlanFile]] = relationship(foreign_keys="PlanFile.version_id", order_by="PlanFile.position")


class PlanFile(Owned):
    """A file of a version, in the order handed in."""

    refs = {"version_id": "plan_version", "file_id": "file"}

    version_id: Mapped[int]
    file_id: Mapped[int]
    position: Mapped[int]
    name: Mapped[str]

    file: Mapped[File] = relationship(foreign_keys="PlanFile.file_id", lazy="joined")


class Clause(Owned):
    """A block of the document in its order, with its place and its words as printed.

    `source` is the name of its file; a row of a table has its `cells` and the number of its table in that file.
    """

    refs = {"version_id": "plan_version"}
    rules = (Index(None, "commune_id", "version_id", "position"),)

    version_id: Mapped[int]
    position: Mapped[int]
    section: Mapped[str | None]
    place: Mapped[str]
    text: Mapped[str]
    fold_hash: Mapped[str]
    source: Mapped[str | None]
    cells: Mapped[Any] = mapped_column(db.JSON(none_as_null=True), nullable=True)
    table_number: Mapped[int | None]


class Proposal(Owned):
    """What the reader takes for a task, a target or a reporting duty, until a person decides.

    `fields` of a task or a duty to report: text, short_text, lead_unit_id, lead_words, other_leads, lead_suggested,
    coordinators (unit ids), deadline_words, deadline (type, due, recurrence, depends_on, due_suggested), product,
    section, kind; of a duty to report also `from_words`, `to_words`, `frequency`.
    A row that was split keeps its position; `part` orders what it became.
    """

    refs = {
        "version_id": "plan_version",
        "clause_id": "clause",
        "duplicate_of_id": "proposal",
        "task_id": "task",
        "target_id": "target",
    }
    rules = (Index(None, "commune_id", "version_id", "position"),)

    version_id: Mapped[int]
    kind: Mapped[str]
    position: Mapped[int]
    clause_id: Mapped[int | None]
    fields: Mapped[Any] = mapped_column(db.JSON)
    doubts: Mapped[Any] = mapped_column(db.JSON, default=list)
    state: Mapped[str] = mapped_column(default=ProposalState.UNCLEAR)
    duplicate_of_id: Mapped[int | None]
    task_id: Mapped[int | None]
    target_id: Mapped[int | None]
    part: Mapped[int] = mapped_column(default=0, server_default="0")
    version: Mapped[int] = mapped_column()

    clause: Mapped[Clause | None] = relationship(foreign_keys="Proposal.clause_id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def label(self) -> str:
        """How people call the row: "12"; what it was split into is "12", "12.2", "12.3"."""
        return f"{self.position}.{self.part + 1}" if self.part else str(self.position)
