"""Paragraphs, rows, nested tables and letters of a part of a Word file, and the stamps at its top."""

from __future__ import annotations

from app.reading.gate import limits
from app.reading.gate.stamps import TOP, stamp_of
from app.reading.gate.streams import Found, Part, Tally

BREAKS = {"br": "\n", "cr": "\n", "tab": " "}


class Words(Part):
    """Counts; of the first `top` printed paragraphs (in cells and text boxes too) none may be a secrecy stamp."""

    def __init__(self, tally: Tally, top: int = TOP) -> None:
        super().__init__(tally)
        self.top = top
        self.counted = {"p": 0, "tr": 0}
        self.tables = self.characters = 0
        self.open: list[list[str]] = []
        self.in_text = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name in self.counted:
            self._count(name)
        if name == "p":
            self.open.append([])
        elif name == "tbl":
            self.tables += 1
            if self.tables > limits.TABLES_DEEP:
                raise Found("too_deep")
        elif name in BREAKS and self.open:
            self.open[-1].append(BREAKS[name])
        self.in_text = name == "t"

    def closed(self, name: str) -> None:
        self.in_text = False
        if name == "tbl":
            self.tables -= 1
        elif name == "p" and self.open:
            self._look("".join(self.open.pop()))

    def text(self, data: str) -> None:
        self.characters += len(data)
        if self.characters > limits.CHARACTERS:
            raise Found("too_much_text", most=limits.said(limits.CHARACTERS))
        if self.in_text and self.open and self.top > 0:
            self.open[-1].append(data)

    def _count(self, name: str) -> None:
        self.counted[name] += 1
        if self.counted[name] > limits.PARAGRAPHS:
            raise Found("too_long", most=limits.said(limits.PARAGRAPHS))

    def _look(self, paragraph: str) -> None:
        if self.top > 0 and paragraph.strip():
            self.top -= 1
            for line in paragraph.split("\n"):
                if stamp := stamp_of(line):
                    raise Found("secret", stamp=stamp)
