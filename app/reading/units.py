"""Units by name: comparing, kinds, and what a document calls them."""

from __future__ import annotations

import re
from functools import lru_cache

from app.reading.folding import plain
from app.reading.unit_names import ABBREVIATIONS, ALIASES, GENERIC, KINDS, LEADING, PLACE_TAIL, POSTS

COUNTS = re.compile(r"\b\d+ (?=khu pho|to dan pho|ap|thon|to )")


@lru_cache(4096)
def fold_unit(name: str) -> str:
    """The key by which names of one unit are equal: no case, accents, dashes, abbreviations, place.

    `Phòng Văn hoá – Xã hội phường An Hải`, `P.VHXH` → `phong van hoa xa hoi`. Empty for an empty name.
    """
    words = plain(name.replace("&", " và "))
    key = PLACE_TAIL.sub("", COUNTS.sub("", POSTS.sub("", LEADING.sub("", words) or words)))
    for short, full in ABBREVIATIONS:
        key = short.sub(full, key)
    key = PLACE_TAIL.sub("", " ".join(key.split()))
    return ALIASES.get(key, key)


def same_unit(one: str, other: str) -> bool:
    """Whether two names stand for one unit of a commune."""
    key = fold_unit(one)
    return bool(key) and key == fold_unit(other)


def is_collective(name: str) -> bool:
    """Whether a name stands for several units (`các phòng chuyên môn`, `cơ quan, đơn vị liên quan`)."""
    words = plain(name)
    return bool(GENERIC.match(words.removeprefix("de nghi ")))


def unit_kind(name: str) -> str:
    """department, centre, police, health, school, union, enterprise, neighbourhood, committee or other."""
    key = fold_unit(name)
    return next((kind for kind, pattern in KINDS if pattern.search(key)), "other")
