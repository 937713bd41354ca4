"""What the address of the list of targets asks, and how it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import request, url_for

from app import clock
from app.models.targets.listing import Asked
from app.target_words import SLUGS

WORDS = {slug: word for word, slug in SLUGS.items()}


def read() -> Asked:
    """What this request asks for; what can't be understood asks nothing."""
    args = request.args
    year = args.get("nam", clock.today().year, type=int)
    return Asked(
        year=year if 2000 <= year <= 2999 else clock.today().year,
        key=args.get("ky", ""),
        word=WORDS.get(args.get("danh-gia", ""), ""),
        lacks="thieu" in args,
        plan_id=args.get("ke-hoach", type=int),
        unit_id=args.get("don-vi", type=int),
    )


def write(asked: Asked, endpoint: str = "targets.index", **changed: Any) -> str:
    """The address of a list, or of what another endpoint makes of the same list."""
    one = replace(asked, **changed)
    given = {
        "nam": one.year,
        "ky": one.key or None,
        "danh-gia": SLUGS.get(one.word),
        "thieu": 1 if one.lacks else None,
        "ke-hoach": one.plan_id,
        "don-vi": one.unit_id,
    }
    return url_for(endpoint, **given)  # type: ignore[arg-type]
