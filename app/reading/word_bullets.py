"""How deep bullets lie under each other: by the levels of their list, between lists by how far they are set in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from app.reading.word_styles import Styles
from app.reading.word_xml import W, child, whole

STEP = 240  # twentieths of a point (0,42 cm): set in further than hands are unsteady
WIDE_STEP = 340
SIDES = (("left", "start"), ("firstLine", "firstLine"), ("hanging", "hanging"))
TYPED = re.compile(r"[-–—•+*·▪◦○●]\s*\S")


@dataclass
class Bullet:
    """An open bullet: its list ('' where typed by hand), level in it, place on the line, whether it ends in a colon."""

    list_id: str
    level: int
    place: int
    leads_in: bool = False


def place_of(properties: Any, styles: Styles, level: Any) -> int:
    """Where a paragraph's first sign stands, from the left margin (its own words, its list's, its style's)."""
    sources = [properties, level, *(child(s, "pPr") for s in styles.chain(styles.style_of(properties)))]
    left, first, hanging = (_side(sources, names) for names in SIDES)
    return left + first - hanging


def _side(sources: list[Any], names: tuple[str, ...]) -> int:
    for source in sources:
        indent = child(source, "ind")
        found = next((v for name in names if indent is not None and (v := indent.get(W + name)) is not None), None)
        if found is not None:
            return whole(found, 0)
    return 0


class Bullets:
    """The bullets that are open: each lies under the one before it in the list."""

    def __init__(self) -> None:
        self.open: list[Bullet] = []

    def close(self) -> None:
        """Something else than a bullet came."""
        self.open = []

    def depth(self, bullet: Bullet) -> int:
        """Under how many bullets this one lies; it is the last open one from now on."""
        while self.open and not _is_below(bullet, self.open[-1]):
            self.open.pop()
        self.open.append(bullet)
        return len(self.open) - 1


def _is_below(bullet: Bullet, above: Bullet) -> bool:
    if bullet.list_id and bullet.list_id == above.list_id:
        return bullet.level > above.level
    step = bullet.place - above.place
    by_hand = not bullet.list_id and not above.list_id
    return (above.leads_in and step >= STEP) or (not by_hand and step >= WIDE_STEP)
