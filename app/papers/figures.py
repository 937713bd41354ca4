"""Drawings in a DOCX: a PNG of the SVG, with its values in words for who can't see it."""

import io

from docx.shared import Mm
from docx.text.paragraph import Paragraph

from app.papers.contents import Picture
from app.papers.pictures import as_png
from app.papers.text import printable


def add(paragraph: Paragraph, picture: Picture) -> None:
    """Put a drawing into a paragraph at its size."""
    shape = paragraph.add_run().add_picture(io.BytesIO(as_png(picture)), Mm(picture.width), Mm(picture.height))
    shape._inline.docPr.set("descr", printable(picture.words))
