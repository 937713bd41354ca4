"""Where files come in: each is looked at before a byte of it is written; what is secret leaves only its hash."""

from __future__ import annotations

import json
from collections.abc import Callable

import structlog

from app.models import storage
from app.models.errors import Refused
from app.models.event import record
from app.models.file import File
from app.models.user import User
from app.reading import ReadingError, Source, gate

log = structlog.get_logger()
Upload = tuple[str, bytes]


def answer(
    commune_id: int, upload: Upload, look: Callable[[Source], str], fault: str | None = None
) -> ReadingError | None:
    """Why a file may not come in, or is of no use, by the gate's `look`; None where it may.

    A fault of the gate itself lets the file in, or is answered as the code `fault`.
    """
    shown, data = storage.shown_name(upload[0]), upload[1]
    if gate.named_secret(shown) or storage.was_refused(commune_id, data):
        return ReadingError("secret", name=shown, stamp="MẬT")
    try:
        look(Source(shown, data))
    except ReadingError as error:
        return error
    except Exception:
        log.exception("the gate broke")
        return ReadingError(fault, name=shown) if fault else None
    return None


def take_in(commune_id: int, upload: Upload, by: User | None) -> File:
    """Store a file; a name that isn't shown as it came stays in the record as it came."""
    name, data = upload
    file = storage.keep(commune_id, name, data, by)
    if name != storage.shown_name(name):
        record("file.kept", file, by, note=json.dumps(name[:2000]))
    return file


def turn_away(commune_id: int, upload: Upload, by: User | None) -> str:
    """Note a secret file by hash and person, never its bytes; returns its name (Luật Bảo vệ bí mật nhà nước)."""
    file = storage.refuse(commune_id, upload[0], upload[1], by, "secret")
    record("file.refused", file, by, note="secret")
    return file.original_name


def unreadable(error: ReadingError) -> Refused:
    """What the domain says of a file that can't be read: the reader's code and its parameters go along."""
    code = "file_secret" if error.code == "secret" else "file_unreadable"
    return Refused(code, **{"name": "", **error.params, "reading": error.code, "why": str(error)})
