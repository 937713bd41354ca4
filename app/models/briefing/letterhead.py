"""The letterhead of a commune's papers: what its settings say, what its name on the paper's day gives.

The settings are a report's. A công văn says the same otherwise (Decree 30/2020/NĐ-CP, annex I, II.3 and II.9): its
symbol names the issuer and the drafting unit, no kind of paper, and its recipients begin with the addressees.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from app.models import settings
from app.models.commune import Commune

AS_ABOVE = "- Như trên;"
REPORT = "BC"
KINDS = ("CV", "TB", "GM", "BB", "TTr")
"""Symbols of the kinds that may have signers and recipients of their own (Decree 30/2020/NĐ-CP, annex III, I)."""
OWN = ("symbol", "signer_title_lines", "signer_name", "recipients")
KEPT = re.compile(r"^-?\s*lưu\s*:\s*VT(?:\s*[,;]\s*(?P<unit>[^\s,;.(]+))?", re.IGNORECASE)
OFFICE = "VP"  # drafts where the settings name nobody


def letterhead(commune: Commune, on: date, kind: str = REPORT) -> dict[str, Any]:
    """The letterhead of a kind of paper on a day; blank settings are filled from the name that was valid on it.

    `kind` is its symbol ("TB"): what the commune set for it goes before what stands for reports. The rules of the
    house go along, so that a frozen paper keeps them.
    """
    kept, blank = settings.read(commune.id, "letterhead"), where_blank(commune, on)
    own = {key: value for key, value in kept["by_kind"].get(kind, {}).items() if key in OWN and value}
    return {
        **{key: kept[key] or usual for key, usual in blank.items()},
        "symbol": symbol_of(kept["symbol"], kind),
        "number": None,
        "signer_title_lines": kept["signer_title_lines"],
        "signer_name": None if "signer_title_lines" in own else kept["signer_name"] or None,
        "recipients": kept["recipients"],
        "house": dict(kept["house"]),
        **own,
    }


def where_blank(commune: Commune, on: date) -> dict[str, Any]:
    """What stands where the settings leave a field blank, by the name that was valid on a day."""
    name = commune.name_on(on)
    return {"superior": f"UBND {name.full.upper()}", "issuer_lines": ["BAN CHỈ ĐẠO"], "place": name.name}


def symbol_of(report: str, kind: str) -> str:
    """The symbol of a kind by that of reports: "BC-BCĐ" gives "TB-BCĐ". A công văn's is made by `of_letters`."""
    first, dash, issuer = report.partition("-")
    return f"{kind}-{issuer}" if dash and first == REPORT and kind not in (REPORT, "CV") else report


def of_letters(head: dict[str, Any]) -> dict[str, Any]:
    """The letterhead of a công văn: "BC-BCĐ" and "Lưu: VT, VHXH." give "BCĐ-VHXH"; the number stays the clerk's.

    Where the settings name no drafting unit it is the office, which then stands in both.
    """
    kept = next((found for one in head["recipients"] if (found := KEPT.match(one))), None)
    unit = (kept["unit"] if kept else None) or OFFICE
    others = [one for one in head["recipients"] if not KEPT.match(one)]
    issuer = head["symbol"].partition("-")[2] or head["symbol"]
    line = kept.string if kept and kept["unit"] else f"- Lưu: VT, {unit}."
    return {**head, "symbol": f"{issuer}-{unit}", "recipients": [*as_above(others), line]}


def as_above(recipients: list[str]) -> list[str]:
    """The recipients of a paper that has addressees: they come first (Decree 30/2020/NĐ-CP, annex I, II.9)."""
    named = any("như trên" in one.casefold() for one in recipients)
    return recipients if named else [AS_ABOVE, *recipients]


def kept_line(head: dict[str, Any]) -> str:
    """The last line of the recipients: "- Lưu: VT, VHXH."."""
    return next((one for one in head["recipients"] if KEPT.match(one)), "- Lưu: VT.")


def issuer(lines: list[str], commune: str) -> str:
    """The issuer within a sentence: the People's Committee with its place, or the committee by its short name."""
    name = " ".join(lines).casefold()
    if name.startswith(("ủy ban nhân dân", "uỷ ban nhân dân", "ubnd")):
        return f"Ủy ban nhân dân {commune}"
    return "Ban Chỉ đạo" if name.startswith("ban chỉ đạo") else name.capitalize()
