"""What the channels are called in notifications and messages: `in_app`, `email`, `endpoint-7`."""

from __future__ import annotations

IN_APP = "in_app"
EMAIL = "email"
WEBHOOK = "webhook"  # the one service that no notification library is needed for
PREFIX = "endpoint-"


def channel_of(endpoint_id: int) -> str:
    """The channel of an endpoint."""
    return f"{PREFIX}{endpoint_id}"


def endpoint_id_of(channel: str) -> int | None:
    """The endpoint of a channel; None for the application and e-mail."""
    number = channel.removeprefix(PREFIX)
    return int(number) if channel.startswith(PREFIX) and number.isascii() and number.isdigit() else None
