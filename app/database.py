"""One session, one transaction for each request or job: read-only for GET, an immediate write otherwise.

SQLite: WAL, full sync, foreign keys on; readers begin deferred and may not write, writers begin immediate, so that a
lost update shows as a wait and not as a silence. PostgreSQL readers are read-only too, and see one moment, so that a
count and its terms agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from typing import TYPE_CHECKING, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, MetaData, event
from sqlalchemy.orm import DeclarativeBase, Session

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=10000",
    "foreign_keys=ON",
    "journal_size_limit=67108864",
)


class Base(DeclarativeBase):
    """What every table is made from."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model
_may_write: ContextVar[bool] = ContextVar("may_write", default=False)
_after_commit: list[Callable[[list[tuple[str, list]]], None]] = []


def engine_options(url: str) -> dict[str, Any]:
    """Options of the engine for an address: a short pool either way, a 10 s wait for SQLite's lock.

    Errors don't carry the values of a statement: what people write, and their tokens, must not get into the log.
    """
    pool = {"pool_size": 5, "max_overflow": 10, "pool_timeout": 10, "hide_parameters": True}
    if url.startswith("sqlite"):
        return {**pool, "connect_args": {"timeout": 10}}
    return {**pool, "pool_pre_ping": True}


@event.listens_for(Engine, "connect")
def _prepare(connection: Any, _record: Any) -> None:
    if not type(connection).__module__.startswith("sqlite3"):
        return
    connection.isolation_level = None  # SQLAlchemy's begin is ours, below
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    write = _may_write.get()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA query_only={0 if write else 1}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN DEFERRED")
    elif not write:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


@contextmanager
def writing(write: bool = True) -> Iterator[None]:
    """Let the transactions that begin inside write (or forbid it)."""
    token = _may_write.set(write)
    try:
        yield
    finally:
        _may_write.reset(token)


def on_commit(hand_over: Callable[[list[tuple[str, list]]], None]) -> None:
    """Name who takes the jobs that a committed transaction asked for (see `app.models.later`)."""
    _after_commit[:] = [hand_over]


def after_commit(act: Callable[[], object]) -> None:
    """Do something outside the database once this transaction is committed; a rollback forgets it. It must not fail."""
    db.session.info.setdefault("acts", []).append(act)


def commit() -> None:
    """Commit the one transaction of this request or job, then do what waited for it and let its jobs leave."""
    session = db.session
    session.commit()
    for act in session.info.pop("acts", []):
        act()
    wanted = session.info.pop("later", [])
    for hand_over in _after_commit if wanted else []:
        hand_over(wanted)


def rollback() -> None:
    """Undo the transaction and forget what was to follow it."""
    db.session.rollback()
    for name in ("acts", "later"):
        db.session.info.pop(name, None)


@contextmanager
def savepoint() -> Iterator[None]:
    """A part of the transaction: what fails inside is undone with what the session noted of it; the error goes on."""
    noted = {name: copy(value) for name, value in db.session.info.items()}
    try:
        with db.session.begin_nested():
            yield
    except BaseException:
        db.session.info.clear()
        db.session.info.update(noted)
        raise


@contextmanager
def transaction() -> Iterator[None]:
    """The one write transaction of a job or command: committed at the end, undone on any error."""
    with writing():
        rollback()
        try:
            yield
            commit()
        except BaseException:
            rollback()
            raise
        finally:
            db.session.remove()


@contextmanager
def reading() -> Iterator[None]:
    """Read in a fresh session that may not write, of one moment, and let go of it; what was read keeps its values."""
    db.session.remove()
    try:
        with writing(False):
            yield
    finally:
        db.session.remove()


@contextmanager
def short_write() -> Iterator[Session]:
    """A short write transaction beside the main one; only `app.short_writes` may use it.

    Raises RuntimeError where the main one holds the write lock: SQLite would wait for itself.
    """
    if _may_write.get() and db.session().in_transaction():
        raise RuntimeError("a short write inside a write transaction")
    with writing(), Session(db.engine, expire_on_commit=False) as session, session.begin():
        yield session
