"""What may come in as evidence of a result: what the reader reads, and pictures; nobody opens it here.

Old Office files (.doc, .xls), RTF, presentations, archives, web pages and programs are refused: whether they hold
macros or a secret can't be told without opening them.
"""

from __future__ import annotations

from app.reading.errors import ReadingError
from app.reading.gate import limits
from app.reading.gate.image_file import check_image, is_image
from app.reading.gate.kinds import TEXT
from app.reading.gate.text_file import check_text
from app.reading.source import Source

OTHER_WORDS = frozenset({"image", "presentation", "format", "html", "archive", "csv", "unpacks_too_much", "not_text"})
PROOF = "proof_"
SIGNS = b"\0\1\2\3\4\5\6\7\x0e\x0f"  # bytes that no text in a single-byte coding or UTF-8 has


def proof_at_door(source: Source) -> str:
    """The kind of a piece of evidence (docx, xlsx, pdf, text, image). Raises ReadingError, whose codes have sentences
    of their own where those for a plan would mislead (`proof_…`).
    """
    try:
        return _by_bytes(source)
    except ReadingError as error:
        code = PROOF + error.code if error.code in OTHER_WORDS else error.code
        raise ReadingError(code, **error.params) from None


def _by_bytes(source: Source) -> str:
    from app.reading.gate import at_door

    if not is_image(source.data):
        kind = at_door(source)
        if kind == TEXT:
            _plain(source)
        return kind
    if len(source.data) > limits.FILE:
        raise ReadingError("file_too_large", name=source.name, most=str(limits.FILE // limits.MB))
    return check_image(source)


def _plain(source: Source) -> None:
    """A text is text to its end: no program under the ending .txt."""
    check_text(source)
    utf_16 = source.data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not utf_16 and any(sign in source.data for sign in SIGNS):
        raise ReadingError("not_text", name=source.name)
