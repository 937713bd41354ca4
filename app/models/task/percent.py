"""A percent that somebody wrote into an update's sentence: taken only where it can mean nothing but the progress.

"Giải ngân đạt 70%" is the disbursement's; "70%: đã họp" and "Đã họp. 70%" stand by themselves.
"""

from __future__ import annotations

import re

NUMBER = r"(\d{1,3})[ \u00a0]?%"
AT_START = re.compile(rf"(?:tiến độ:? (?:đạt )?)?{NUMBER}(?:$|[.:;,]\s|\s?[-–—]\s|\s?\n)", re.IGNORECASE)
AT_END = re.compile(rf"(?:[.;]\s|\n|[.,;\n]\s?tiến độ:? (?:đạt )?){NUMBER}\.?$", re.IGNORECASE)
LONGEST = 2_000


def stated(text: str) -> int | None:
    """The percent (0–100) that opens or closes a sentence on its own; None where there is none, or two that differ."""
    text = text[:LONGEST].strip()
    found = {int(one[1]) for one in (AT_START.match(text), AT_END.search(text)) if one}
    return found.pop() if len(found) == 1 and max(found) <= 100 else None
