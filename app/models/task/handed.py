"""What a person hands in to show a result: files, an address, a document; all looked at before any of it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app import clock
from app.models import door, files_room, storage
from app.models.door import Upload
from app.models.errors import Noted, Refused
from app.models.links import web_address
from app.models.locking import lock_commune
from app.models.text import clean
from app.models.user import User
from app.reading import gate

MOST_FILES = 20


@dataclass(frozen=True)
class Handed:
    """Files as (name, bytes), a link, a document's số, ký hiệu with its day; each may be missing."""

    files: Sequence[Upload] = ()
    link: str = ""
    document_number: str = ""
    document_on: date | None = None

    @property
    def is_empty(self) -> bool:
        """Is nothing handed in?"""
        return not (self.files or self.link or self.document_number)


def checked(commune_id: int, by: User, handed: Handed) -> Handed:
    """The same in the form we keep. Raises Refused for what may not come in, and then nothing of it does.

    A file with a secrecy stamp or name raises Noted: hash and person stay written down, its bytes never are.
    """
    link, number = web_address(handed.link), clean(handed.document_number)
    if handed.document_on and not number:
        raise Refused("document_number_missing")
    if handed.document_on and handed.document_on > clock.today():
        raise Refused("document_in_future", today=clock.today())
    _check_files(commune_id, by, handed.files)
    return Handed(handed.files, link, number, handed.document_on)


def _check_files(commune_id: int, by: User, files: Sequence[Upload]) -> None:
    if len(files) > MOST_FILES:
        raise Refused("evidence_too_many", most=MOST_FILES)
    for upload in files:
        storage.check_size(*upload)
    answers = [door.answer(commune_id, upload, gate.proof_at_door, fault="proof_format") for upload in files]
    secret = [upload for upload, error in zip(files, answers, strict=True) if error and error.code == "secret"]
    if secret:
        raise Noted("file_named_secret", name="”, “".join(door.turn_away(commune_id, one, by) for one in secret))
    broken = next((error for error in answers if error), None)
    if broken:
        raise door.unreadable(broken)
    if files:
        _check_room(commune_id, files)


def _check_room(commune_id: int, files: Sequence[Upload]) -> None:
    """The commune stays locked until the files are in: of two who come at once only one gets the last room."""
    lock_commune(commune_id)
    sizes = {hashlib.sha256(data).hexdigest(): len(data) for _name, data in files}
    known = files_room.is_here(commune_id, set(sizes))
    files_room.check_room(commune_id, sum(size for digest, size in sizes.items() if digest not in known))
