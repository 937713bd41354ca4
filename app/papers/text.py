"""What may be printed on a paper, whatever was typed or read."""

import re
import unicodedata

# Cc control, Cf invisible marks, Cs half characters, Co private signs of symbol fonts, Cn not characters at all
UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
ICONS = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u20e3\U0001f000-\U0001faff]")
BLANKS = re.compile("[ \t\r\n\v\f\u0085\u2028\u2029]+")
NBSP = "\u00a0"
BODIES = re.compile(
    r"(?:Ban Chỉ|Ủy ban|Uỷ ban|Hội đồng|Đảng|Thường trực|Văn phòng|Công an|Mặt trận|Sở|Phòng|Trung tâm|Chủ tịch)\b"
)


def printable(text: str) -> str:
    """The text in NFC on one line: no control or invisible characters, no icons, single blanks.

    A no-break space stays: it holds places open for the clerk (TCVN 6909:2001 asks for precomposed letters).
    """
    one_line = BLANKS.sub(" ", ICONS.sub("", text))
    kept = "".join(sign for sign in one_line if unicodedata.category(sign) not in UNPRINTABLE)
    return BLANKS.sub(" ", unicodedata.normalize("NFC", kept))


def within(words: str) -> str:
    """Words that began a line, within a sentence: "Quý III/2026" → "quý III/2026"; "UBND tỉnh", "Sở Nội vụ" stay."""
    named = words[1:2].isupper() or BODIES.match(words)
    return words if named else f"{words[:1].lower()}{words[1:]}"


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words and marked with "…"."""
    plain = printable(text).strip()
    if len(plain) <= limit:
        return plain
    head = plain[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.-") + "…"
