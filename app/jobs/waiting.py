"""Run in the clock what no worker took in time: without Redis papers are still made and plans still read."""

from __future__ import annotations

from importlib import import_module

from app.models import job_runs


def run_waiting() -> None:
    """Take every job that waits longer than it should, one after the other."""
    from app.jobs import JOBS

    for kind, subject_id in job_runs.overdue():
        getattr(import_module(f"app.jobs.{JOBS[kind].queue}"), kind)(subject_id)
