"""The jobs of the queue `mail`."""

from __future__ import annotations

from app.jobs.frame import job
from app.models import delivery


@job
def deliver(message_ids: list[int]) -> None:
    """Deliver messages by their ids."""
    delivery.deliver(message_ids)
