"""The frame around every job: the application's context, and a log line for its begin and end."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cache, wraps
from typing import ParamSpec

import structlog
from flask import Flask, has_app_context
from rq import get_current_job

log = structlog.get_logger()
P = ParamSpec("P")


def job(function: Callable[P, object]) -> Callable[P, None]:
    """Make a function a job: it runs inside an application context and logs its id, outcome and milliseconds.

    What the function gives back is dropped: a job's outcome is in the database.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        with _context(), structlog.contextvars.bound_contextvars(job=function.__name__, job_id=_id()):
            began = time.monotonic()
            try:
                function(*args, **kwargs)
            except Exception:
                log.exception("job failed", ids=list(args))
                raise
            log.info("job done", ids=list(args), milliseconds=round((time.monotonic() - began) * 1000))

    return run


def _id() -> str | None:
    current = get_current_job()
    return current.id if current else None


def _context() -> AbstractContextManager:
    return nullcontext() if has_app_context() else _application().app_context()


@cache
def _application() -> Flask:
    from app import create_app

    return create_app()
