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
KEPT = re.compile(r"^-?\s*lưu\s*:\s*VT(?:\s*[,;]\s*(?P<unit>[^\s,;.(]+))?", re.IGNORECASE)
OFFICE = "VP"  # drafts where the settings name nobody


def letterhead(commune: Commune, on: date) -> dict[str, Any]:
    """The letterhead on a day; blank settings are filled from the name that was valid on it."""
    name = commune.name_on(on)
    kept = settings.read(commune.id, "letterhead")
    return {
        "superior": kept["superior"] or f"UBND {name.full.upper()}",
        "issuer_lines": kept["issuer_lines"] or ["BAN CHỈ ĐẠO"],
        "place": kept["place"] or name.name,
        "symbol": kept["symbol"],
        "number": None,
        "signer_title_lines": kept["signer_title_lines"],
        "signer_name": kept["signer_name"] or None,
        "recipients": kept["recipients"],
    }


def of_letters(head: dict[str, Any]) -> dict[str, Any]:
    """The letterhead of a công văn: "BC-BCĐ" and "Lưu: VT, VHXH." give "BCĐ-VHXH"; the number stays the clerk's.

    Where the settings name no drafting unit it is the office, which then stands in both.
    """
    kept = next((found for one in head["recipients"] if (found := KEPT.match(one))), None)
    unit = (kept["unit"] if kept else None) or OFFICE
    others = [one for one in head["recipients"] if not KEPT.match(one)]
    first = [] if any("như trên" in one.casefold() for one in others) else [AS_ABOVE]
    issuer = head["symbol"].partition("-")[2] or head["symbol"]
    line = kept.string if kept and kept["unit"] else f"- Lưu: VT, {unit}."
    return {**head, "symbol": f"{issuer}-{unit}", "recipients": [*first, *others, line]}


def of_kind(head: dict[str, Any], kind: str, commune: str) -> dict[str, Any]:
    """The letterhead of another named kind: "BC-BCĐ" gives "GM-BCĐ" (Decree 30/2020, annex III), with the issuer's name
    as a sentence says it. `kind` is the kind's short form, `commune` the commune's full name on the day."""
    by = head["symbol"].partition("-")[2] or head["symbol"]
    return {**head, "symbol": f"{kind}-{by}", "issuer": issuer(head["issuer_lines"], commune)}


def kept_line(head: dict[str, Any]) -> str:
    """The last line of the recipients: "- Lưu: VT, VHXH."."""
    return next((one for one in head["recipients"] if KEPT.match(one)), "- Lưu: VT.")


def issuer(lines: list[str], commune: str) -> str:
    """The issuer within a sentence: the People's Committee with its place, or the committee by its short name."""
    name = " ".join(lines).casefold()
    if name.startswith(("ủy ban nhân dân", "uỷ ban nhân dân", "ubnd")):
        return f"Ủy ban nhân dân {commune}"
    return "Ban Chỉ đạo" if name.startswith("ban chỉ đạo") else name.capitalize()
