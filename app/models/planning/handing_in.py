"""Hand files in: they become a plan with a version to be read; the same files twice are the same plan."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app import clock
from app.database import db
from app.models import job_runs, powers, storage
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.file import File
from app.models.plan import Plan, PlanFile, PlanVersion
from app.models.planning import versions
from app.models.user import User

READ = "read_plan"
MOST_FILES = 20
NAMED_SECRET = re.compile(
    r"(?i:tuyệt|tối) (?i:mật)|(?:^|[(\[_\-.])\s*(?i:mật)\s*(?=$|[)\]_\-.])|(?<!BẢO )(?<!BÍ )\bMẬT\b(?! KHẨU| MÃ)"
)


@dataclass
class HandedIn:
    """The version the files became; None with `refused` names where one of them may not be kept."""

    version: PlanVersion | None = None
    is_new: bool = False
    refused: list[str] = field(default_factory=list)


def hand_in(
    commune_id: int, uploads: Sequence[tuple[str, bytes]], by: User | None, plan: Plan | None = None
) -> HandedIn:
    """Keep the files (name, bytes) in their order and ask for them to be read, as a later version of `plan` if given.

    A name that says "mật" refuses them all: its bytes are never written, a row keeps hash and person (Luật Bảo vệ
    bí mật nhà nước). Raises Refused without files, with an empty or too large one, or with too many.
    """
    if by is not None and not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    if not uploads:
        raise Refused("files_missing")
    if len(uploads) > MOST_FILES:
        raise Refused("files_too_many", most=MOST_FILES)
    secret = [(name, data) for name, data in uploads if named_secret(name) or storage.was_refused(commune_id, data)]
    if secret:
        return HandedIn(refused=[_refuse(commune_id, name, data, by) for name, data in secret])
    kept = [(storage.shown_name(name), storage.keep(commune_id, name, data, by)) for name, data in uploads]
    return _version(commune_id, kept, by, plan)


def named_secret(name: str) -> bool:
    """Does a file's name say that it is secret? "Quy chế bảo mật" and "bí mật nhà nước" are subjects, not stamps."""
    stem = unicodedata.normalize("NFC", storage.shown_name(name)).rpartition(".")[0] or name
    return bool(NAMED_SECRET.search(stem))


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


def _refuse(commune_id: int, name: str, data: bytes, by: User | None) -> str:
    file = storage.refuse(commune_id, name, data, by, "secret")
    record("file.refused", file, by, note="secret")
    return file.original_name
