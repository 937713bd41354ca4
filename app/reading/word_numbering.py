"""Automatic numbers of a Word file, counted as Word counts them: `1.`, `a)`, `II.`, `-`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from app.reading.word_counts import count_text
from app.reading.word_styles import Styles
from app.reading.word_xml import W, child, toggle, value, whole

PLACE = re.compile(r"%([1-9])")
FORMS = ("numFmt", "lvlText", "pStyle")


@dataclass(frozen=True)
class Level:
    """One level of a list; `restart` is the lowest level (from 1) whose use restarts it, 0 for never."""

    form: str
    pattern: str
    start: int
    restart: int
    legal: bool
    style: str | None
    properties: Any


@dataclass(frozen=True)
class Label:
    """What stands before a paragraph: a number's text, or a bullet's sign; `list_id` and `level` say of which list."""

    text: str
    is_bullet: bool
    list_id: str
    level: int
    properties: Any


@dataclass
class List:
    """One `w:num`: its levels, its starts of its own, and the abstract list with which it shares its counts."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts a document's numbered paragraphs in their order; `label` must be called once for each."""

    def __init__(self, numbering: Any, styles: Styles) -> None:
        self.styles = styles
        self.abstracts = {a.get(W + "abstractNumId"): a for a in numbering.findall(W + "abstractNum")}
        self.nums = {num.get(W + "numId"): num for num in numbering.findall(W + "num")}
        self.lists: dict[str, List | None] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.begun: set[tuple[str, int]] = set()

    def label(self, properties: Any) -> Label | None:
        """What Word prints before a paragraph with these properties (`w:pPr`); None where it numbers nothing."""
        list_id, at = self._place(properties)
        found = self._list(list_id) if list_id else None
        level = found.levels.get(at) if found else None
        if not list_id or not found or not level:
            return None
        counts = self.counts[found.shared]
        self._count(list_id, found, at, counts)
        bullet = level.form == "bullet"
        text = level.pattern if bullet else _text(found, at, counts)
        return Label(text, bullet, list_id, at, level.properties)

    def _count(self, list_id: str, found: List, at: int, counts: dict[int, int]) -> None:
        """Go on by one; a list's own start counts once, deeper levels begin anew unless told otherwise.

        A level that was passed over counts as begun: after `1.1.1` comes `1.2`.
        """
        for upper in range(at):
            if upper in found.levels:
                counts.setdefault(upper, found.starts.get(upper, found.levels[upper].start))
        for deeper in [d for d in counts if d > at]:
            restart = found.levels[deeper].restart if deeper in found.levels else deeper
            if at < restart:
                del counts[deeper]
        if at in found.starts and (list_id, at) not in self.begun:
            counts[at] = found.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else found.levels[at].start
        self.begun.add((list_id, at))

    def _place(self, properties: Any) -> tuple[str | None, int]:
        """List and level of a paragraph: its own words, else those of its style; list 0 is none."""
        list_id, level = value(properties, "numPr", "numId"), value(properties, "numPr", "ilvl")
        if list_id is None:
            list_id, styled = self._place_by_style(self.styles.style_of(properties))
            return list_id, whole(level, styled)
        return list_id, whole(level, 0)

    def _place_by_style(self, style: str | None) -> tuple[str | None, int]:
        chain = self.styles.chain(style)
        holder = next((s for s in chain if value(s, "pPr", "numPr", "numId") is not None), None)
        list_id = value(holder, "pPr", "numPr", "numId")
        found = self._list(list_id) if list_id else None
        if found is None:
            return None, 0
        ids = [s.get(W + "styleId") for s in chain]
        linked = next((at for one in ids for at, level in found.levels.items() if level.style == one), None)
        named = next((n for s in chain if (n := value(s, "pPr", "numPr", "ilvl")) is not None), None)
        return list_id, whole(named, 0) if linked is None else linked

    def _list(self, list_id: str) -> List | None:
        if list_id not in self.lists:
            self.lists[list_id] = self._read(list_id)
        return self.lists[list_id]

    def _read(self, list_id: str) -> List | None:
        num = self.nums.get(list_id)
        shared = value(num, "abstractNumId")
        abstract = self._followed(self.abstracts.get(shared))
        if num is None or abstract is None:
            return None
        levels = {whole(one.get(W + "ilvl"), 0): _level(one) for one in abstract.findall(W + "lvl")}
        starts: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            at = whole(override.get(W + "ilvl"), 0)
            if (own := child(override, "lvl")) is not None:
                levels[at] = _level(own)
            if (start := value(override, "startOverride")) is not None:
                starts[at] = whole(start, 1)
        return List(abstract.get(W + "abstractNumId"), levels, starts)

    def _followed(self, abstract: Any) -> Any:
        """The abstract list itself, or the one of the list style that it refers to."""
        style = self.styles.by_id.get(value(abstract, "numStyleLink"))
        named = value(style, "pPr", "numPr", "numId")
        followed = self.abstracts.get(value(self.nums.get(named or ""), "abstractNumId"))
        return abstract if followed is None else followed


def _level(element: Any) -> Level:
    at = whole(element.get(W + "ilvl"), 0)
    form, pattern, style = (value(element, name) for name in FORMS)
    if form is None:  # a form of Word 2010 stands beside its older rendering
        form = next((f.get(W + "val") for f in element.iter(W + "numFmt") if f.get(W + "val") != "custom"), None)
    return Level(
        form or "decimal",
        pattern or "",
        whole(value(element, "start"), 0),
        whole(value(element, "lvlRestart"), at),
        bool(toggle(element, "isLgl")),
        style,
        child(element, "pPr"),
    )


def _text(found: List, at: int, counts: dict[int, int]) -> str:
    """A level's pattern with the counts put in."""
    level = found.levels[at]

    def written(place: re.Match[str]) -> str:
        n = int(place.group(1)) - 1
        other = found.levels.get(n)
        if other is None or n > at or other.form in ("none", "bullet"):
            return ""
        return count_text(counts[n], "decimal" if level.legal else other.form)

    return PLACE.sub(written, level.pattern).strip()
