"""How much room the files of a commune take, how much they may, and whether a file is still used by anything."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, func, select

from app.database import db
from app.models import settings
from app.models.errors import Refused
from app.models.file import File
from app.models.storage import HERE


class Octets(int):
    """A number of bytes, said in KB, MB or GB."""


@dataclass(frozen=True)
class Room:
    """Octets used by the kept files of a commune, and its quota."""

    used: int
    quota: int

    @property
    def percent(self) -> int:
        """How full it is, 0 to 100."""
        return min(100, self.used * 100 // self.quota) if self.quota else 100


def room(commune_id: int) -> Room:
    """What the kept files of a commune take: plans, papers, evidence, each once however often it is used."""
    which = (File.commune_id == commune_id, File.state.in_(HERE))
    used = db.session.scalar(select(func.coalesce(func.sum(File.size), 0)).where(*which))
    return Room(int(used or 0), int(settings.read(commune_id, "files_quota")))


def check_room(commune_id: int, more: int) -> None:
    """Raises Refused `quota_full` where so many octets more don't fit; what is used and allowed goes along."""
    now = room(commune_id)
    if now.used + more > now.quota:
        raise Refused("quota_full", used=Octets(now.used), quota=Octets(now.quota), more=Octets(more))


def is_here(commune_id: int, digests: set[str]) -> set[str]:
    """Those of the hashes whose bytes the commune keeps already: they take no room."""
    which = (File.commune_id == commune_id, File.sha256.in_(digests), File.state.in_(HERE))
    return set(db.session.scalars(select(File.sha256).where(*which)))


def used(file: File) -> bool:
    """Does any row of any table still need the bytes? What was taken away (`removed_at`) doesn't."""
    for table in db.metadata.tables.values():
        for key in table.foreign_key_constraints:
            if key.referred_table.name != File.__tablename__:
                continue
            where = [table.c.commune_id == file.commune_id, table.c[key.column_keys[-1]] == file.id]
            if "removed_at" in table.c:
                where.append(table.c.removed_at.is_(None))
            if db.session.scalar(select(exists().where(*where))):
                return True
    return False
