"""What the supervisor says: plain sentences, Vietnamese first, for whoever stands at the terminal."""

from __future__ import annotations

import contextlib
import sys


class Refusal(Exception):
    """A reason not to start: one sentence that names the way out, in Vietnamese and in English."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(f"{vietnamese} ({english})")


def say(text: str) -> None:
    """Print for the person at the terminal; a terminal that is gone is no error."""
    with contextlib.suppress(OSError):
        print(text, flush=True)


def complain(text: object) -> None:
    """Print an error for the person at the terminal."""
    with contextlib.suppress(OSError):
        print(text, file=sys.stderr, flush=True)
