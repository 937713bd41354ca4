"""What a search found, whatever it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.models.text import fold


@dataclass(frozen=True)
class Hit:
    """A thing found: the id of what opens, its title, what else tells it apart, the words around what was found."""

    id: int
    title: str
    note: str = ""
    snippet: str = ""
    on: date | None = None
    has_board: bool = False


def holds(folded: str, words: list[str]) -> bool:
    """Are all words in a folded text?"""
    return all(word in folded for word in words)


def snippet(text: str, words: list[str], width: int = 120) -> str:
    """The part of a text around the first word that is found in it, cut at blanks."""
    if len(text) <= width:
        return text
    pieces = text.split()
    folded = [fold(piece) for piece in pieces]
    at = next((n for n, piece in enumerate(folded) if any(word in piece for word in words)), 0)
    first, last, size = at, at, len(pieces[at])
    while size < width and (first > 0 or last < len(pieces) - 1):
        if first > 0 and at - first <= last - at:
            first -= 1
            size += len(pieces[first]) + 1
        elif last < len(pieces) - 1:
            last += 1
            size += len(pieces[last]) + 1
        else:
            first -= 1
            size += len(pieces[first]) + 1
    cut = " ".join(pieces[first : last + 1])
    return f"{'… ' if first else ''}{cut}{' …' if last < len(pieces) - 1 else ''}"
