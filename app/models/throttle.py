"""How often something was tried in vain, and how long to wait before the next try; no account is ever locked.

The one table besides `commune` without a commune: who tries isn't known yet, so the limit is the deployment's. Rows
are found by a hash of what is limited (a login, an address of the network), so the table holds no personal data.
"""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Table, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from app import clock
from app.database import Model, db
from app.models.base import Instant

FIRST, LONGEST = timedelta(seconds=1), timedelta(minutes=15)
FORGOTTEN = timedelta(days=1)


class Throttle(Model):
    """The failures of one key since the last success, and the instant before which no try is taken."""

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime] = mapped_column(Instant, index=True)
    retry_at: Mapped[datetime] = mapped_column(Instant)


@dataclass(frozen=True)
class Limit:
    """What is limited, and how many failures are free; after that each doubles the wait, 1 s to 15 min."""

    what: str
    free: int

    @property
    def key(self) -> str:
        """What the table keeps instead of the login or address."""
        return hashlib.sha256(self.what.encode()).hexdigest()

    def wait_after(self, failures: int) -> timedelta:
        """How long to wait after so many failures."""
        over = failures - self.free
        return min(FIRST * 2 ** min(over - 1, 20), LONGEST) if over > 0 else timedelta(0)


def of_login(act: str, login: str) -> Limit:
    """The limit of an account; of unknown logins too, so that it doesn't tell which are known."""
    return Limit(f"{act}:login:{login}", free=5)


def of_address(act: str, address: str | None) -> Limit:
    """The limit of an address, or of a /64 of IPv6; wide, since a whole office may share one."""
    return Limit(f"{act}:address:{_network(address)}", free=30)


def count(write: Session, *limits: Limit) -> timedelta:
    """Count a try against each limit before it is made, unless one must wait; returns the wait, zero for none.

    Counting first means that tries at the same time can't slip through together.
    """
    write.execute(delete(Throttle).where(Throttle.tried_at < clock.now() - FORGOTTEN))
    rows = [(_row(write, limit.key), limit) for limit in _in_order(limits)]
    now = clock.now()  # not earlier: whoever held the rows before us wrote instants after the one we began at
    waits = [row.retry_at - now for row, limit in rows if limit.wait_after(row.failures)]
    if waits and max(waits) > timedelta(0):
        return max(waits)
    for row, limit in rows:
        row.failures, row.tried_at = row.failures + 1, now
        row.retry_at = now + limit.wait_after(row.failures)
    return timedelta(0)


def forgive(account: Limit, address: Limit) -> None:
    """After a success: the account starts anew; the address gets only its own try back, so nobody clears it at will."""
    own_try_back = {"failures": Throttle.failures - 1, "retry_at": clock.now()}
    for limit in _in_order((account, address)):
        if limit == account:
            db.session.execute(delete(Throttle).where(Throttle.key == account.key))
        else:
            which = (Throttle.key == address.key, Throttle.failures > 0)
            db.session.execute(update(Throttle).where(*which).values(own_try_back))


def _in_order(limits: Iterable[Limit]) -> list[Limit]:
    """One order of locks for everybody, so that no two wait for each other."""
    return sorted(limits, key=lambda limit: limit.key)


def _row(write: Session, key: str) -> Throttle:
    """The row of a key, locked; made where there is none. The update of nothing keeps another from deleting it."""
    table: Table = Throttle.__table__  # type: ignore[assignment]
    dialect = sqlite if write.get_bind().dialect.name == "sqlite" else postgresql
    now = clock.now()
    new = dialect.insert(table).values(key=key, failures=0, tried_at=now, retry_at=now)
    write.execute(new.on_conflict_do_update(index_elements=["key"], set_={"failures": table.c.failures}))
    return write.scalars(select(Throttle).where(Throttle.key == key)).one()


def _network(address: str | None) -> str:
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return address or ""
    return str(found) if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))
