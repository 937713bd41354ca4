"""How Word prints a count (ECMA-376 17.18.59) and a bullet."""

from __future__ import annotations

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
MOST = 3999
# The signs of the fonts Symbol and Wingdings lie in the private area; in both a minus is a dash.
DASHES = "-–—−‒―\uf02d\uf0be"
PLUSES = "+\uf02b"


def count_text(n: int, form: str) -> str:
    """A count in a list's format; decimal where the format has no letters or signs of its own.

    Letters are those of the Latin alphabet in every language of the document: after `z` comes `aa`, `bb`.
    """
    if form in ("upperRoman", "lowerRoman"):
        return _roman(n) if form == "upperRoman" else _roman(n).lower()
    if form in ("upperLetter", "lowerLetter") and n > 0:
        letter = chr((65 if form == "upperLetter" else 97) + (n - 1) % 26)
        return letter * min((n - 1) // 26 + 1, 30)
    return f"{n:02d}" if form == "decimalZero" else str(n)


def _roman(n: int) -> str:
    if not 0 < n <= MOST:
        return str(n)
    text = ""
    for value, sign in ROMAN:
        text += sign * (n // value)
        n %= value
    return text


def bullet_text(sign: str, depth: int) -> str:
    """A bullet as officials write it: its own dash or plus; for other signs `-`, below another bullet `+`."""
    sign = sign.strip()
    if sign and sign in DASHES:
        return "-"
    return "+" if depth or (sign and sign in PLUSES) else "-"
