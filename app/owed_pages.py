"""The page on which a unit gives what it owes: the report of a period, the readings of its targets."""

from __future__ import annotations

from app.models.rules.defaults import READING_MISSING


def owed_path(rule: str, occasion: str, unit_id: int) -> str:
    """Where a reminder of what a unit owes leads to; letters are written outside of requests, so no `url_for`."""
    if rule == READING_MISSING:
        return f"/chi-tieu/?don-vi={unit_id}&thieu=1&nam={occasion.partition('.')[2][:4]}"
    return f"/bao-cao-ky/don-vi/{unit_id}?ky={occasion.partition('.')[2]}"
