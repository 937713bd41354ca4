"""Marks of Markdown and of converters in a line of text: taken out, or told apart (heading, quotation, table)."""

from __future__ import annotations

import html
import re

from app.reading.folding import LIMIT, squeeze
from app.reading.lines import BOLD

MARKS = (
    (re.compile(r"\\geq?(?:slant)?(?![a-zA-Z])"), "≥"),
    (re.compile(r"\\leq?(?:slant)?(?![a-zA-Z])"), "≤"),
    (re.compile(r"\\(?:times|cdot)(?![a-zA-Z])"), "×"),
    (re.compile(r"\\(?:to|rightarrow)(?![a-zA-Z])"), "→"),
    (re.compile(r"\\(?:text|textbf|textit|mathrm|mathbf|operatorname)\{([^{}]{0,200})\}"), r"\1"),
    (re.compile(r"\\%"), " %"),
    (re.compile(r"\$"), ""),
    (re.compile(r"\*\*+|__+"), ""),
    (re.compile(r"(?<![\w*\\])\*(?=[^\s*])|(?<=[^\s*\\])\*(?![\w*])"), ""),
    (re.compile(r"^\s*#{1,6}\s+"), ""),
    (re.compile(r"<br\s{0,3}/?>", re.I), " "),
    (re.compile(r"[\u200b\u200c\u200d\u2060\ufeff\u00ad]"), ""),
)
ANY_MARK = re.compile("[\\\\$*_#<\u200b\u200c\u200d\u2060\ufeff\u00ad]")
ANY_OTHER_MARK = re.compile(r"[\\<\[]")
TAGS = "u|b|i|em|strong|center|sup|sub|span|font|p|div|s|del|ins|small|mark"
ONLY_IN_FILES = (
    (re.compile(r"!\[[^\[\]]{0,200}\]\([^()\s]{0,500}\)"), ""),
    (re.compile(r"\[([^\[\]^]{1,400})\]\([^()\s]{0,500}\)"), r"\1"),
    (re.compile(r"\[\^[^\[\]]{1,20}\]"), ""),
    (re.compile(r"^(\s*[-*+]\s+)\[[ xX]\]\s+"), r"\1"),
    (re.compile(rf"</?(?:{TAGS})(?:\s[^<>]{{0,200}})?/?>", re.I), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])"), r"\1"),
)  # fmt: skip
QUOTED = re.compile(r"^\s{0,3}(?:>\s?){1,5}")
HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+\S")
ALL_BOLD = re.compile(r"^\s{0,8}(?:[-\d.a-zA-Z)]{1,8}\s+)?(\*\*|__)[^*_]{1,200}\1[\s:.]*$")
FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")
NOTE = re.compile(r"^\[\^[^\[\]]{1,20}\]:")
RULED = re.compile(r"^[\s|:+=_*-]+$")
TABLE_RULE = re.compile(r"^\s{0,8}\|?\s*:?-{2,}[-\s:|]*\|[-\s:|]*$")
PIPE = re.compile(r"(?<!\\)\|")
SENTENCE = re.compile(r"[.;]\s*\**$")
LINE_BREAK = re.compile(r"<br\s{0,3}/?>", re.I)


def clean(text: str) -> str:
    """A line without the marks that converters leave (`**`, `###`, `$\\geq 80\\%$`), cut to the limit."""
    text = text[:LIMIT]
    if not ANY_MARK.search(text):
        return text
    for mark, instead in MARKS:
        text = mark.sub(instead, text)
    return text


def clean_line(raw: str) -> str:
    """A line of a text file without marks of Markdown and HTML."""
    text = html.unescape(clean(raw))
    if not ANY_OTHER_MARK.search(text):
        return text
    for mark, instead in ONLY_IN_FILES:
        text = mark.sub(instead, text)
    return text


def unquoted(raw: str) -> str:
    """A line without the signs of a quotation before it."""
    return QUOTED.sub("", raw[:LIMIT])


def heading_of(raw: str) -> int:
    """The level of a heading by its `#`, BOLD for a line all in bold, 0 for others and for whole sentences."""
    bare = raw[:LIMIT].strip()
    if len(bare) > 220 or (SENTENCE.search(bare) and len(bare.split()) >= 15):
        return 0
    if hashes := HASHES.match(raw):
        return len(hashes.group(1))
    return BOLD if ALL_BOLD.match(raw) else 0


def cells_of(raw: str, in_table: bool) -> list[str] | None:
    """The cells of a row: tab-separated (three at least) or between pipes; None for an ordinary line."""
    raw = raw[:LIMIT]
    if raw.count("\t") >= 2 and "\t" in raw.lstrip() and len(raw.split("\t")[0].strip()) < 200:
        return [squeeze(clean_line(cell)) for cell in raw.split("\t")]
    bare = raw.strip()
    pipes = len(PIPE.findall(bare))
    if pipes >= 3 and bare.startswith("|") or pipes and in_table:
        bare = bare.removeprefix("|")
        bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
        return [_cell(cell) for cell in PIPE.split(bare)]
    return None


def _cell(raw: str) -> str:
    """A cell's text; what a break sets apart stays apart."""
    return "\n".join(text for part in LINE_BREAK.split(raw) if (text := squeeze(clean_line(part))))
