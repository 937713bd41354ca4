"""The letterhead of a commune's papers: what its settings say, what its name on the paper's day gives."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.models import settings
from app.models.commune import Commune


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
