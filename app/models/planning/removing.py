"""Remove a draft that was uploaded by mistake: its rows and the bytes of its files go, the record stays."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Delete, delete, select

from app.database import db
from app.models import files_room, powers, storage
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.file import File
from app.models.job_run import JobRun
from app.models.locking import lock_commune
from app.models.plan import Plan, PlanState, PlanVersion, Proposal, ProposalState
from app.models.planning.handing_in import READ
from app.models.target import Target
from app.models.task import Task
from app.models.user import User


def may_remove(plan: Plan) -> bool:
    """Is nothing of a plan published, now or ever? One that was withdrawn keeps its history."""
    return plan.state == PlanState.DRAFT and not _published(plan)


def remove(plan: Plan, by: User) -> str:
    """Delete a draft with its versions, rows and files; returns what it was called.

    The bytes of a file are wiped unless a plan or a task has it too; its row stays with hash, person and the state
    `removed`, and the event names plan and files. Raises Refused for a plan of which something was published.
    """
    if not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    lock_commune(plan.commune_id)
    db.session.refresh(plan, with_for_update=True)
    if not may_remove(plan):
        raise Refused("plan_in_use")
    title, files = plan.title, _files(plan)
    record("plan.removed", plan, by, before=title, note=", ".join(f"{one.original_name} {one.sha256}" for one in files))
    _delete(plan)
    for file in files:
        if file.state in storage.HERE and not files_room.used(file):
            storage.wipe(file, "draft removed", state="removed")
            record("file.removed", file, by)
    return title


def _published(plan: Plan) -> bool:
    rows = select(Proposal.id).join(PlanVersion, PlanVersion.id == Proposal.version_id)
    states = Proposal.state == ProposalState.PUBLISHED
    asked = (
        select(Task.id).where(Task.commune_id == plan.commune_id, Task.plan_id == plan.id),
        select(Target.id).where(Target.commune_id == plan.commune_id, Target.plan_id == plan.id),
        rows.where(PlanVersion.commune_id == plan.commune_id, PlanVersion.plan_id == plan.id, states),
    )
    return any(db.session.scalar(one.limit(1)) is not None for one in asked)


def _files(plan: Plan) -> list[File]:
    """The files of all versions, each once."""
    files = {part.file_id: part.file for version in plan.versions for part in version.files}
    return list(files.values())


def _delete(plan: Plan) -> None:
    """The rows from the leaves up: a reading that still runs finds its job gone and drops its work."""
    here, versions = plan.commune_id, [version.id for version in plan.versions]
    for statement in (
        delete(JobRun).where(JobRun.commune_id == here, JobRun.kind == READ, JobRun.subject_id.in_(versions)),
        *_parts(here, versions),
        delete(PlanVersion).where(PlanVersion.commune_id == here, PlanVersion.id.in_(versions)),
        delete(Plan).where(Plan.commune_id == here, Plan.id == plan.id),
    ):
        db.session.execute(statement, execution_options={"synchronize_session": "fetch"})


def _parts(commune_id: int, versions: list[int]) -> Iterator[Delete]:
    """What hangs on the versions, in whatever table: rows, clauses, files, comparisons."""
    models = {mapper.local_table: mapper.class_ for mapper in Plan.registry.mappers}
    for table in reversed(db.metadata.sorted_tables):
        for key in table.foreign_key_constraints:
            if key.referred_table.name == PlanVersion.__tablename__:
                model, column = models[table], key.column_keys[-1]
                yield delete(model).where(model.commune_id == commune_id, getattr(model, column).in_(versions))
