"""Keep the bytes of files outside the web root, by hash, under random names; a person's file name is never a path."""

from __future__ import annotations

import hashlib
import os
import secrets
import unicodedata
from functools import partial
from pathlib import Path

import structlog
from flask import current_app
from sqlalchemy import select

from app.database import after_commit, db
from app.models.errors import Refused
from app.models.file import File
from app.models.locking import lock_commune
from app.models.reach import within
from app.models.user import User

log = structlog.get_logger()
LARGEST = 20 * 1024 * 1024
LONGEST_NAME = 200
HERE = ("kept", "failed")  # states of files whose bytes lie here
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # Unicode's controls, marks of direction, halves of signs, line ends


def keep(commune_id: int, name: str, data: bytes, by: User | None) -> File:
    """Store bytes and give their row; the same bytes in one commune are stored once.

    The bytes are on the disk before the row can be committed. Raises Refused for an empty or too large file.
    """
    check_size(name, data)
    digest = hashlib.sha256(data).hexdigest()
    known = _known(commune_id, digest)
    if known is not None and known.state in HERE:
        known.state, known.reason = "kept", None
        return known
    file = known or File(commune_id=commune_id, sha256=digest, uploaded_by_id=by.id if by else None)
    file.stored_name, file.size = f"{commune_id}/{secrets.token_hex(16)}", len(data)
    file.original_name = shown_name(name)
    file.state, file.reason = "kept", None
    _write(path_of(file), data)
    db.session.add(file)
    db.session.flush()
    return file


def check_size(name: str, data: bytes) -> None:
    """Raises Refused for an empty or too large file."""
    if not data:
        raise Refused("file_empty", name=shown_name(name))
    if len(data) > LARGEST:
        raise Refused("file_too_large", name=shown_name(name), megabytes=LARGEST // 1024 // 1024)


def mark_failed(file: File, reason: str) -> None:
    """Note that a file's bytes are here but of no use, and why (`Refused.kept`)."""
    file.state, file.reason = "failed", reason


def failed(person: User, most: int = 10) -> list[File]:
    """The newest files of a person's commune that are kept though no reader should get them."""
    which = within(person, File).where(File.state == "failed").order_by(File.uploaded_at.desc(), File.id.desc())
    return list(db.session.scalars(which.limit(most)))


def was_refused(commune_id: int, data: bytes) -> bool:
    """Were the same bytes handed in before and not allowed to stay?"""
    digest = hashlib.sha256(data).hexdigest()
    which = select(File.id).where(File.commune_id == commune_id, File.sha256 == digest, File.state == "refused")
    return db.session.scalar(which) is not None


def kept_path(file: File) -> Path:
    """Where the bytes of a kept file lie. Raises Refused when they were wiped or are gone from the disk."""
    path = path_of(file)
    if file.state not in HERE or not path.is_file():
        raise Refused("file_gone", name=file.original_name)
    return path


def read(file: File) -> bytes:
    """The bytes of a kept file. Raises Refused as `kept_path`."""
    return kept_path(file).read_bytes()


def wipe(file: File, reason: str, state: str = "refused") -> None:
    """Delete the bytes as soon as this is committed; the row with hash and person stays (a file stamped as a secret).

    Nobody gets them from the commit on. Files that were `refused` may not come back; `removed` ones may.
    """
    after_commit(partial(_unlink, path_of(file)))
    file.state, file.reason = state, reason


def finish_wiping() -> int:
    """Delete what a process that died between commit and deletion left on the disk; how many files there were."""
    gone = db.session.scalars(select(File).where(File.state.not_in(HERE)))
    left = [path for path in map(path_of, gone) if path.is_file()]
    for path in left:
        _unlink(path)
    return len(left)


def refuse(commune_id: int, name: str, data: bytes, by: User | None, reason: str) -> File:
    """Keep only the row of a file that may not enter, with its hash and person; bytes kept before are deleted."""
    digest = hashlib.sha256(data).hexdigest()
    file = _known(commune_id, digest)
    if file is None:
        file = File(commune_id=commune_id, sha256=digest, uploaded_by_id=by.id if by else None)
        file.stored_name, file.original_name = f"{commune_id}/{secrets.token_hex(16)}", shown_name(name)
        file.size = len(data)
        db.session.add(file)
    wipe(file, reason)
    db.session.flush()
    return file


def path_of(file: File) -> Path:
    """Where the bytes lie."""
    return Path(current_app.config["FILES_DIR"]) / file.stored_name


def shown_name(name: str) -> str:
    """A file's name for the eye: NFC, the last part of a path, no control or direction marks, at most 200 signs.

    It is never a path of ours, so `CON.docx`, `-rf.docx` and dots of full width may stay as they are.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in UNSEEN)
    return seen.strip()[-LONGEST_NAME:].strip() or "tep"


def _known(commune_id: int, digest: str) -> File | None:
    """The row of these bytes; the commune's row is locked, so that two who bring the same bytes make one."""
    lock_commune(commune_id)
    return db.session.scalar(select(File).where(File.commune_id == commune_id, File.sha256 == digest))


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        log.exception("file not wiped", file=path.name)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
