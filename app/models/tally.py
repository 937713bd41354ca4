"""What a sweep and the delivery after it came to, counted in notifications."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Tally:
    """Notifications made; sent (shown in the application, or accepted by a mail server); skipped; failed."""

    made: int = 0
    sent: int = 0
    skipped: int = 0
    failed: int = 0

    def __add__(self, other: Tally) -> Tally:
        mine, theirs = asdict(self), asdict(other)
        return Tally(**{name: mine[name] + theirs[name] for name in mine})
