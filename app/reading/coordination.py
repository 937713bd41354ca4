"""Units with which an order says to work together: `phối hợp với …`, `sự phối hợp giữa … với …`."""

from __future__ import annotations

import re

from app.reading.folding import LIMIT
from app.reading.unit_lists import is_unit, list_at, split_units

TOGETHER = re.compile(r"phối hợp(?: chặt chẽ| tốt| đồng bộ| thường xuyên)?,?(?: (?:với|cùng với|cùng))? (?=\S)", re.I)
BETWEEN = re.compile(r"phối hợp(?: \w+){0,3} giữa ([^.;:]{3,150}?) (?:với|và) (?=các |những |[A-ZĐ])", re.I)

BEHIND = re.compile(r"chủ trì,? (?:và )?(?P<units>[^.;()]{3,160}?) phối hợp(?=\s*[,;.)]|$)", re.I)


def named_partners(text: str) -> list[str]:
    """Coordinating units named in running text, in their order, as printed."""
    text = text[:LIMIT]
    found: list[str] = []
    for match in TOGETHER.finditer(text):
        found += [unit for unit in split_units(list_at(text[match.end() :])) if is_unit(unit)]
    for match in BETWEEN.finditer(text):
        first = split_units(match.group(1))
        second = split_units(list_at(text[match.end() :]))
        if second and all(is_unit(unit) for unit in first):
            found += first + second
    if behind := BEHIND.search(text):
        found += [unit for unit in split_units(behind["units"]) if is_unit(unit)]
    return list(dict.fromkeys(found))
