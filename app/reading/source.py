"""What the reader is given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One file of a plan: its name (the ending says the format) and its bytes."""

    name: str
    data: bytes

    @property
    def ending(self) -> str:
        """The name's ending in lower case, without the dot; empty where there is none."""
        _, dot, ending = self.name.rpartition(".")
        return ending.strip().lower() if dot else ""
