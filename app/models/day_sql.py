"""Days as SQL, alike on both databases: the local day of an instant, and a day so many days later."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from app import clock


class local_day(GenericFunction[date]):
    """The day in Vietnam of an instant that is kept in UTC: seven hours before it, all year (see `app.clock`)."""

    type = Date()
    inherit_cache = True


class days_after(GenericFunction[date]):
    """The day so many days after a day: `days_after(Wait.ended_on, 30)`."""

    type = Date()
    inherit_cache = True


@compiles(local_day, "sqlite")
def _local_day_sqlite(element: local_day, compiler: Any, **kw: Any) -> str:
    return f"date({compiler.process(element.clauses, **kw)}, '+7 hours')"


@compiles(local_day, "postgresql")
def _local_day_postgresql(element: local_day, compiler: Any, **kw: Any) -> str:
    return f"CAST(({compiler.process(element.clauses, **kw)}) AT TIME ZONE '{clock.LOCAL.key}' AS DATE)"


@compiles(days_after, "sqlite")
def _days_after_sqlite(element: days_after, compiler: Any, **kw: Any) -> str:
    day, count = element.clauses
    return f"date({compiler.process(day, **kw)}, {compiler.process(count, **kw)} || ' days')"


@compiles(days_after, "postgresql")
def _days_after_postgresql(element: days_after, compiler: Any, **kw: Any) -> str:
    day, count = element.clauses
    return f"({compiler.process(day, **kw)} + {compiler.process(count, **kw)})"
