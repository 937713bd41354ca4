"""Text typed in the fonts used before Unicode, TCVN3 (.VnTime) and VNI: recognised, and put into Unicode.

Tables: TCVN 5712:1993 (VN3) for TCVN3; VNI-Win writes a letter's marks as a second letter behind it.
"""

from __future__ import annotations

import re
import unicodedata

TCVN3_CODES = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦"
TCVN3_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
FROM_TCVN3 = str.maketrans(TCVN3_CODES, TCVN3_LETTERS)
GRAVE, ACUTE, TILDE, HOOK, DOT, ROUND, BREVE = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306"
TONES = {"ø": GRAVE, "ù": ACUTE, "õ": TILDE, "û": HOOK, "ï": DOT}
WITH_ROUND = {"â": ROUND, "á": ROUND + ACUTE, "à": ROUND + GRAVE, "å": ROUND + HOOK, "ã": ROUND + TILDE,
              "ä": ROUND + DOT}  # fmt: skip
WITH_BREVE = {"ê": BREVE, "é": BREVE + ACUTE, "è": BREVE + GRAVE, "ú": BREVE + HOOK, "ü": BREVE + TILDE,
              "ë": BREVE + DOT}  # fmt: skip
VNI_MARKS = TONES | WITH_ROUND | WITH_BREVE
VNI_LETTERS = dict(zip("íìæóòîñôöÍÌÆÓÒÎÑÔÖ", "íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ", strict=True))
VNI_SIGN = re.compile("([aA])([øùõûïâáàåãäêéèúüë])|([eoEO])([øùõûïâáàåãä])|([uyôöUYÔÖ])([øùõûï])|([íìæóòîñôö])", re.I)

CONVERTED = {
    "tcvn3": "Tệp “{name}” dùng phông chữ cũ (TCVN3, .VnTime); đã chuyển sang Unicode, hãy soát lại chữ.",
    "vni": "Tệp “{name}” dùng phông chữ cũ (VNI); đã chuyển sang Unicode, hãy soát lại chữ.",
}
# Letters and signs of Latin-1 with which no Vietnamese word is spelt: every line in an old font has some.
UNUSUAL = re.compile("[\u00a1-\u00ff](?<![àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ])")
VIETNAMESE = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")
TCVN3 = re.compile("[®µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÐÌÎÏÑÒÓÕÖªÝ×Ø¬«¦ß®\xad]")
VNI = re.compile("[ñÑ]|[aeouAEOU][ùøûõïâêéèúôëÙØÛÕÏÂÊÉÈÚÔË]|[öÖôÔ][ùøûõï]")
WORD = re.compile(r"[^\W\d_]+")
ABBREVIATION = re.compile("[bcdđfghjklmnpqrstvwxz]+")  # HĐND
TONE_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
NUCLEI = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi ươ ưu yê "
    "iêu yêu oai oay oeo oao uây uôi ươi ươu uya uyê uyu"
)
SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    rf"(?:{'|'.join(sorted(NUCLEI.split(), key=len, reverse=True))})(?:ch|ng|nh|[cmnpt])?"
)
OLD_FONTS = ("tcvn3", "vni")
SAMPLE = 50_000
CLEAR = 0.97  # real plans: 0.996 and more
FEWEST = 8  # words with marks, below which nothing is clear


def font_of(name: str) -> str | None:
    """`tcvn3` or `vni` for the name of such a font (`.VnTimeH`, `VNI-Times`), else None."""
    bare = name.strip().casefold()
    if bare.startswith(".vn"):
        return "tcvn3"
    return "vni" if re.match(r"vni[\s-]", bare) else None


def prints_capitals(name: str) -> bool:
    """Whether a font prints small letters as capitals: `.VnTimeH`, `.VnArialH`."""
    return name.strip().casefold().startswith(".vn") and name.strip().endswith("H")


def from_font(text: str, font: str) -> str:
    """Text of a `tcvn3` or `vni` font in Unicode (NFC)."""
    if font == "tcvn3":
        return text.translate(FROM_TCVN3)
    return unicodedata.normalize("NFC", VNI_SIGN.sub(_vni_letter, text))


def _vni_letter(found: re.Match[str]) -> str:
    letter, *mark = (part for part in found.groups() if part)
    return VNI_LETTERS.get(letter, letter) + "".join(VNI_MARKS[sign.lower()] for sign in mark)


def likeness(text: str) -> float:
    """How much a text reads as Vietnamese: the share of its words with marks that are Vietnamese syllables, 0–1."""
    good, marked = syllables(text)
    return good / marked if marked >= FEWEST else 0.0


def syllables(text: str) -> tuple[int, int]:
    """How many words with marks are Vietnamese syllables, and how many there are."""
    words = WORD.findall(text[:SAMPLE].lower())
    marked = [word for word in words if not word.isascii() and not ABBREVIATION.fullmatch(word)]
    return sum(map(_is_syllable, marked)), len(marked)


def reads_better(text: str, font: str, fewest: int) -> bool:
    """Whether a text out of a font has more Vietnamese words than as it stands, and nearly only such."""
    if not UNUSUAL.search(text):
        return False
    good, marked = syllables(from_font(text, font))
    return marked >= fewest and good >= CLEAR * marked and good > syllables(text)[0]


def _is_syllable(word: str) -> bool:
    """Whether a word in small letters is spelt like a Vietnamese syllable with one tone at most."""
    bare, tones = TONE_MARKS.subn("", unicodedata.normalize("NFD", word))
    return tones <= 1 and bool(SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def legacy_font(text: str) -> str | None:
    """`tcvn3` or `vni` where a text is written in such a font, None for Unicode (or other) text."""
    sample = text[:SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if letters < 40 or len(VIETNAMESE.findall(sample)) > letters / 100:
        return None
    if len(TCVN3.findall(sample)) > letters / 12:
        return "tcvn3"
    if len(VNI.findall(sample)) > letters / 15:
        return "vni"
    return None


def clearly(text: str, font: str) -> str | None:
    """The text out of a font, where the result reads as Vietnamese without doubt; else None."""
    decoded = from_font(text, font)
    words = WORD.findall(decoded[:SAMPLE])
    marked = sum(not word.isascii() for word in words)
    return decoded if likeness(decoded) >= CLEAR and marked >= 0.3 * len(words) else None
