"""What one hostile or odd file is, and what is expected of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

READS = ""  # the code of a file that is read


@dataclass(frozen=True)
class Sample:
    """`codes` are the answers of the table that are right for it (READS: it is read), `by` who gives them.

    `slow` marks one that takes seconds to make or to refuse.
    """

    key: str
    name: str
    make: Callable[[], bytes]
    codes: tuple[str, ...]
    by: str = "gate"
    slow: bool = False


def refused(
    key: str, name: str, make: Callable[[], bytes], *codes: str, by: str = "gate", slow: bool = False
) -> Sample:
    """A file that gets one of these answers."""
    return Sample(key, name, make, codes, by, slow)


def reads(key: str, name: str, make: Callable[[], bytes]) -> Sample:
    """A file that looks odd and is read all the same."""
    return Sample(key, name, make, (READS,), "reader")
