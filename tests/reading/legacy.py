"""Unicode → the fonts before Unicode, as people typed with them; for tests only."""

from __future__ import annotations

import unicodedata

from app.reading.legacy_fonts import TCVN3_CODES, TCVN3_LETTERS, VNI_LETTERS, VNI_MARKS

TCVN3 = dict(zip(TCVN3_LETTERS, TCVN3_CODES, strict=True))
VNI_WHOLE = {letter: sign for sign, letter in VNI_LETTERS.items()}
VNI_SIGNS = {unicodedata.normalize("NFD", unicodedata.normalize("NFC", "a" + m))[1:]: s for s, m in VNI_MARKS.items()}


def in_tcvn3(text: str) -> str:
    """Text in the codes of .VnTime; a marked capital without code of its own is typed small."""
    return "".join(TCVN3.get(letter) or TCVN3.get(letter.lower(), letter) for letter in text)


def in_vni(text: str) -> str:
    """Text in the codes of VNI-Times: a letter, behind it the sign for its marks in the letter's case."""
    return "".join(map(_vni, text))


def _vni(letter: str) -> str:
    if letter in VNI_WHOLE:
        return VNI_WHOLE[letter]
    base, *marks = unicodedata.normalize("NFD", letter)
    if "\u031b" in marks:  # ơ and ư have signs of their own
        base, marks = VNI_WHOLE[unicodedata.normalize("NFC", base + "\u031b")], [m for m in marks if m != "\u031b"]
    sign = VNI_SIGNS["".join(marks)] if marks else ""
    return base + (sign.upper() if letter.isupper() else sign)
