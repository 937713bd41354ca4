"""A secrecy stamp: TUYỆT MẬT, TỐI MẬT or MẬT alone on a line (Luật Bảo vệ bí mật nhà nước), never inside a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

STAMP = re.compile(r"(?:TUYỆT|TỐI)?MẬT")
SPACES = re.compile(r"\s+")
AROUND = " .,:;*_#|()[]{}<>-–—\t"
LONGEST = 60  # characters of a line that can still be a stamp
TOP = 30  # printed lines or paragraphs of a file that can hold one
TOP_ROWS = 15  # rows of a sheet


def stamp_in(texts: Iterable[str]) -> str | None:
    """The first secrecy stamp that one of the texts is, as printed; None where there is none."""
    return next((found for text in texts if (found := stamp_of(text))), None)


def stamp_of(text: str) -> str | None:
    """The stamp that a line is (`MẬT`, `( TỐI MẬT )`, `M Ậ T`), in single spaces; None for any other line."""
    if len(text) > LONGEST:
        return None
    bare = SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip(AROUND)
    return bare if STAMP.fullmatch(bare.replace(" ", "")) else None
