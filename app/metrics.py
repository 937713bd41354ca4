"""What is watched, in the text format of Prometheus; made anew for each request, so any number of processes agree."""

from __future__ import annotations

from datetime import timedelta

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE

from app.jobs.queue_look import Look
from app.models.watching import Watch

__all__ = ["CONTENT_TYPE", "text"]


def text(seen: Watch, look: Look, not_handed_over: int) -> bytes:
    """The figures of a look at the database and one at Redis; `not_handed_over`: jobs that could not be given to it.

    While Redis is away its figures are left out, and `redis_up` is 0.
    """
    registry = CollectorRegistry()
    for name, (words, value) in _single(seen, look, not_handed_over).items():
        Gauge(f"roviec_{name}", words, registry=registry).set(value)
    for name, states in {"messages": seen.messages, "jobs": seen.jobs}.items():
        _labelled(registry, name, f"{name.capitalize()} of the last 30 days", "state", states)
    queues = look.queues or []
    _labelled(registry, "queue_jobs", "Jobs that wait in Redis", "queue", {one.name: one.waiting for one in queues})
    _labelled(
        registry, "queue_failed", "Jobs that RQ keeps as failed", "queue", {one.name: one.failed for one in queues}
    )
    _labelled(registry, "workers", "Workers that report themselves", "queue", {one.name: one.workers for one in queues})
    return generate_latest(registry)


def _single(seen: Watch, look: Look, not_handed_over: int) -> dict[str, tuple[str, float]]:
    return {
        "sweep_age_seconds": ("Since the last sweep of the commune swept longest ago", _seconds(seen.sweep_age)),
        "pending_age_seconds": ("Since the oldest pending message should have left", _seconds(seen.pending_age)),
        "expired_leases": ("Senders and workers that died holding something", seen.expired),
        "messages_retrying": ("Messages that wait for another try", seen.retrying),
        "reconciliation_age_seconds": (
            "Since the last reconciliation of the commune reconciled longest ago",
            _seconds(seen.reconciliation_age),
        ),
        "reconciliation_differences": ("What the last reconciliations could not explain", seen.differences),
        "series_failed": ("Recurring duties that the last sweep could not go on with", seen.series_failed),
        "faults": ("How many of the limits are passed", len(seen.faults)),
        "jobs_not_handed_over": ("Jobs left to the clock because Redis was away, ever", not_handed_over),
        "redis_up": ("Whether Redis answers", float(look.queues is not None)),
    }


def _labelled(registry: CollectorRegistry, name: str, words: str, label: str, values: dict[str, int]) -> None:
    gauge = Gauge(f"roviec_{name}", words, [label], registry=registry)
    for key, number in values.items():
        gauge.labels(**{label: key}).set(number)


def _seconds(age: timedelta | None) -> float:
    return age.total_seconds() if age else 0.0
