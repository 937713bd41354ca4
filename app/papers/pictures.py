"""Drawings for papers: SVG → PNG by the same library that writes the PDF, with the papers' own font only."""

from functools import cache
from pathlib import Path
from typing import Any

import typst

from app.papers.contents import Picture

FONTS = Path(__file__).parent / "fonts"
DOTS_PER_INCH = 200
SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let length(name) = float(sys.inputs.at(name)) * 1mm
#image(bytes(sys.inputs.svg), format: "svg", width: length("width"), height: length("height"))
"""


@cache
def fonts() -> Any:
    """Tinos, the open face with the measures of Times New Roman; nothing of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def compiled(source: bytes, inputs: dict[str, str], **how: Any) -> bytes:
    """A document of ours, its data passed beside it: what was typed is never markup."""
    made = typst.compile(source, font_paths=fonts(), sys_inputs=inputs, ignore_system_fonts=True, **how)
    return bytes(made[0] if isinstance(made, list) else made or b"")


def as_png(picture: Picture) -> bytes:
    """The drawing as PNG at the size it is printed."""
    inputs = {"svg": picture.svg, "width": str(picture.width), "height": str(picture.height)}
    return compiled(SOURCE, inputs, format="png", ppi=DOTS_PER_INCH)
