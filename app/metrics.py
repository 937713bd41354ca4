"""What is watched, in the text format of Prometheus; made anew for each request, so any number of processes agree."""

from __future__ import annotations

from datetime import timedelta

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE

from app.models.watching import Watch

__all__ = ["CONTENT_TYPE", "text"]


def text(seen: Watch, not_handed_over: int) -> bytes:
    """The figures of a look; `not_handed_over`: jobs that this process could not give to Redis since it started."""
    registry = CollectorRegistry()
    gauges = {
        "sweep_age_seconds": ("Since the last sweep of the commune swept longest ago", _seconds(seen.sweep_age)),
        "pending_age_seconds": ("Since the oldest pending message should have left", _seconds(seen.pending_age)),
        "expired_leases": ("Senders and workers that died holding something", seen.expired),
        "series_failed": ("Recurring duties that the last sweep could not go on with", seen.series_failed),
        "faults": ("How many of the limits are passed", len(seen.faults)),
        "jobs_not_handed_over": ("Jobs left to the clock by this process because Redis was away", not_handed_over),
    }
    for name, (words, value) in gauges.items():
        Gauge(f"roviec_{name}", words, registry=registry).set(value)
    for name, states in {"messages": seen.messages, "jobs": seen.jobs}.items():
        gauge = Gauge(f"roviec_{name}", f"{name.capitalize()} of the last 30 days", ["state"], registry=registry)
        for state, number in states.items():
            gauge.labels(state=state).set(number)
    return generate_latest(registry)


def _seconds(age: timedelta | None) -> float:
    return age.total_seconds() if age else 0.0
