"""Papers of samples as DOCX."""

from app.papers import brief, docx, urging


def brief_docx(taken: dict) -> bytes:
    """The bytes of a brief."""
    return docx.write(brief.compose(taken))


def urging_docx(taken: dict) -> bytes:
    """The bytes of a công văn đôn đốc."""
    return docx.write(urging.compose(taken))
