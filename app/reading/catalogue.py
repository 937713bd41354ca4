"""The units that a document names: one entry each, with its fullest name and its other names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.reading.blocks import Block
from app.reading.folding import LIMIT
from app.reading.leads import heading_units
from app.reading.section_words import RESPONSIBILITY
from app.reading.sections import opens_duties
from app.reading.unit_lists import list_at, split_units, trim
from app.reading.unit_words import FIXED_NAME, OUTSIDE, PROPER
from app.reading.units import fold_unit, is_collective, unit_kind


def units_of_document(blocks: list[Block], named: Iterable[str]) -> list[dict[str, Any]]:
    """Units under headings of responsibility, in lists of leads and partners (`named`), and plainly mentioned."""
    names: dict[str, dict[str, None]] = {}
    for name in [*_headings(blocks), *named, *_mentions(blocks)]:
        name = trim(name)
        if key := fold_unit(name):
            names.setdefault(key, {})[name] = None
    for name in _proper_names(blocks):
        names.setdefault(fold_unit(name), {name: None})
    return [_entry(list(spellings)) for spellings in names.values()]


def _headings(blocks: list[Block]) -> Iterable[str]:
    for block in blocks:
        section = block.section
        if block.role == "heading" and section and section.kind == RESPONSIBILITY:
            names = heading_units(section.title)
            yield from [name for name in names if not (opens_duties(section) and is_collective(name))]


def _texts(blocks: list[Block]) -> Iterable[str]:
    for block in blocks:
        if block.role not in ("letterhead", "recipients", "signature"):
            yield from [cell[:LIMIT] for cell in block.cells or [block.text]]


def _mentions(blocks: list[Block]) -> Iterable[str]:
    return (match.group() for text in _texts(blocks) for match in FIXED_NAME.finditer(text))


def _proper_names(blocks: list[Block]) -> Iterable[str]:
    """Names of bodies in running text, short of those of the province and above; they never rename a known unit."""
    for text in _texts(blocks):
        for match in PROPER.finditer(text):
            name = next(iter(split_units(list_at(text[match.start() :]))), "")
            if 2 < len(name.split()) <= 14 and not OUTSIDE.search(name):
                yield name


def _entry(spellings: list[str]) -> dict[str, Any]:
    alike = [s for s in spellings if is_collective(s) == is_collective(spellings[0])]  # headings come first
    name = max(alike, key=len)
    name = next((s for s in alike if len(s) == len(name) and s[0].isupper()), name)
    others = [s for s in spellings if s != name]
    return {"name": name, "aliases": others, "kind": unit_kind(name), "collective": is_collective(name)}


def fullest_names(units: list[dict[str, Any]]) -> dict[str, str]:
    """Key → the document's fullest name, for single units (names of groups stay as written)."""
    return {fold_unit(unit["name"]): unit["name"] for unit in units if not unit["collective"]}
