"""Hand files in: they become a plan with a version to be read; the same files twice are the same plan."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app import clock
from app.database import db
from app.models import door, job_runs, powers, storage
from app.models.door import Upload, unreadable
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.file import File
from app.models.plan import Plan, PlanFile, PlanVersion
from app.models.planning import versions
from app.models.user import User
from app.reading import ReadingError, gate

READ = "read_plan"
MOST_FILES = 20


@dataclass
class HandedIn:
    """The version the files became; None with `refused` names where one of them may not be kept, or with `failed`
    files where one of them is kept but of no use: its reason says why.
    """

    version: PlanVersion | None = None
    is_new: bool = False
    refused: list[str] = field(default_factory=list)
    failed: list[File] = field(default_factory=list)


def hand_in(commune_id: int, uploads: Sequence[Upload], by: User | None, plan: Plan | None = None) -> HandedIn:
    """Keep the files (name, bytes) in their order and ask for them to be read, as a later version of `plan` if given.

    A secrecy stamp, or a name that says "mật", refuses them all: its bytes are never written, a row keeps hash and
    person (Luật Bảo vệ bí mật nhà nước). A file that no reader should get stays with its reason, and no plan is
    made. Raises Refused without files, with an empty or too large one, or with too many.
    """
    if by is not None and not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    if not uploads:
        raise Refused("files_missing")
    if len(uploads) > MOST_FILES:
        raise Refused("files_too_many", most=MOST_FILES)
    for name, data in uploads:
        storage.check_size(name, data)
    answers = [door.answer(commune_id, upload, gate.at_door) for upload in uploads]
    secret = [upload for upload, code in zip(uploads, answers, strict=True) if code and code.code == "secret"]
    if secret:
        return HandedIn(refused=[door.turn_away(commune_id, upload, by) for upload in secret])
    kept = [(name, door.take_in(commune_id, upload, by)) for name, upload in zip(_names(uploads), uploads, strict=True)]
    failed = [_fail(file, error, by) for (_name, file), error in zip(kept, answers, strict=True) if error]
    return HandedIn(failed=failed) if failed else _version(commune_id, kept, by, plan)


def _names(uploads: Sequence[Upload]) -> list[str]:
    """The files' names as shown, each once: a second `a.docx` of a plan is `a (2).docx`."""
    seen: Counter[str] = Counter()
    names = []
    for name in (storage.shown_name(name) for name, _data in uploads):
        seen[name] += 1
        stem, dot, ending = name.rpartition(".")
        names.append(name if seen[name] == 1 else f"{stem} ({seen[name]}){dot}{ending}")
    return names


def _fail(file: File, error: ReadingError, by: User | None) -> File:
    storage.mark_failed(file, unreadable(error).kept())
    record("file.failed", file, by, note=error.code)
    return file


def input_key(files: Sequence[File]) -> str:
    """The key of files in their order: their hashes, hashed."""
    return hashlib.sha256("\n".join(file.sha256 for file in files).encode()).hexdigest()


def try_again(version: PlanVersion, by: User) -> None:
    """Ask anew for a reading that failed; the files are still there."""
    if not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    job_runs.ask(version.commune_id, READ, version.id, version.input_key)


def _version(commune_id: int, kept: list[tuple[str, File]], by: User | None, plan: Plan | None) -> HandedIn:
    key = input_key([file for _name, file in kept])
    known = _known(commune_id, key)
    if known is None:
        try:
            with db.session.begin_nested():
                version = _make(commune_id, key, kept, by, plan)
            record("plan.handed_in", version.plan, by, after=", ".join(name for name, _file in kept))
            job_runs.ask(commune_id, READ, version.id, key)
            return HandedIn(version, is_new=True)
        except IntegrityError:
            known = _known(commune_id, key)
    if known is not None and known.read_at is None:
        job_runs.ask(commune_id, READ, known.id, key)
    return HandedIn(known)


def _known(commune_id: int, key: str) -> PlanVersion | None:
    return db.session.scalar(
        select(PlanVersion).where(PlanVersion.commune_id == commune_id, PlanVersion.input_key == key)
    )


def _new_plan(commune_id: int, name: str, by: User | None) -> Plan:
    plan = Plan(
        commune_id=commune_id,
        title=name.rpartition(".")[0] or name,
        year=clock.today().year,
        created_by_id=by.id if by else None,
    )
    db.session.add(plan)
    db.session.flush()
    return plan


def _make(commune_id: int, key: str, kept: list[tuple[str, File]], by: User | None, plan: Plan | None) -> PlanVersion:
    number = versions.next_number(plan) if plan else 1
    plan = plan or _new_plan(commune_id, kept[0][0], by)
    version = PlanVersion(
        commune_id=commune_id, plan_id=plan.id, plan=plan, number=number, input_key=key, warnings=[], held=False
    )
    db.session.add(version)
    db.session.flush()
    for position, (name, file) in enumerate(kept):
        version.files.append(
            PlanFile(commune_id=commune_id, version_id=version.id, file_id=file.id, position=position, name=name)
        )
    db.session.flush()
    return version
