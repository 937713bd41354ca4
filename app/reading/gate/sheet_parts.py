"""Rows, columns and cells of a sheet, and the stamps at its top; what is merged is bounded by the reader."""

from __future__ import annotations

import re

from app.reading.gate import limits
from app.reading.gate.stamps import TOP_ROWS, stamp_in, stamp_of
from app.reading.gate.streams import Found, Part, Tally

PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
CODES = re.compile(r'&(?:"[^"]{0,60}"|K[0-9A-Fa-f]{6}|\d{1,3}|[A-Z])')
HEADERS = ("oddHeader", "evenHeader", "firstHeader")
VALUES = ("v", "t", "f")


def place_of(reference: str) -> tuple[int, int]:
    """Column and row of `AB12`, from 1; zeros where it is none."""
    match = PLACE.fullmatch(reference.replace("$", ""))
    if not match:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column, int(match[2])


class Strings(Part):
    """The texts that cells share: which are stamps, which are too long for a cell."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self.number = -1
        self.stamps: dict[int, str] = {}
        self.too_long: set[int] = set()
        self.length = self.characters = 0
        self.start_of_text = ""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self.number += 1
            self.length, self.start_of_text = 0, ""

    def text(self, data: str) -> None:
        self.length += len(data)
        self.characters += len(data)
        if self.characters > limits.CHARACTERS:
            raise Found("too_much_text", most=limits.said(limits.CHARACTERS))
        if len(self.start_of_text) < 100:
            self.start_of_text += data

    def closed(self, name: str) -> None:
        if name != "si":
            return
        if self.length > limits.CELL:
            self.too_long.add(self.number)
        if stamp := stamp_of(self.start_of_text):
            self.stamps[self.number] = stamp


class Sheet(Part):
    """A sheet: cells that hold something decide, empty ones count only where a reader would have to fill them in."""

    def __init__(self, tally: Tally, strings: Strings) -> None:
        super().__init__(tally)
        self.strings = strings
        self.rows = self.row = self.column = self.padded = 0
        self.cell_type = self.inside = ""
        self.value = ""
        self.length = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._cell(attributes)
        elif name == "row":
            self._row(attributes)
        elif name in VALUES:
            self._holds_something()
        self.inside = name

    def closed(self, name: str) -> None:
        if name == "c":
            self._look()
        elif name == "row":
            self.padded += self.column
            if self.padded > limits.PADDED_CELLS:
                raise Found("sheet_too_wide", most=str(limits.COLUMNS), place=self.place)
        elif name in HEADERS and (stamp := stamp_in(CODES.sub("\n", self.value).split("\n"))):
            raise Found("secret", stamp=stamp)
        self.inside = ""
        if name in (*HEADERS, "c"):
            self.value, self.length = "", 0

    def text(self, data: str) -> None:
        if self.inside not in ("v", "t", *HEADERS):
            return
        self.length += len(data)
        if self.length > limits.CELL:
            raise Found("cell_too_long", most=limits.said(limits.CELL), place=f"ô {self.place}")
        if len(self.value) < 300:
            self.value += data

    @property
    def place(self) -> str:
        """The cell in hand, as a person names it."""
        number, letters = self.column, ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{letters}{self.row}"

    def _row(self, attributes: dict[str, str]) -> None:
        self.rows += 1
        number = attributes.get("r", "")
        self.row = int(number) if number.isdecimal() and len(number) < 9 else self.row + 1
        self.column = 0
        if self.rows > limits.PARAGRAPHS:
            raise Found("sheet_too_long", most=limits.said(limits.PARAGRAPHS), place=f"A{self.row}")

    def _cell(self, attributes: dict[str, str]) -> None:
        column, row = place_of(attributes.get("r", ""))
        self.column, self.row = column or self.column + 1, row or self.row
        self.cell_type = attributes.get("t", "n")

    def _holds_something(self) -> None:
        if self.column > limits.COLUMNS:
            raise Found("sheet_too_wide", most=str(limits.COLUMNS), place=self.place)
        if self.row > limits.PARAGRAPHS:
            raise Found("sheet_too_long", most=limits.said(limits.PARAGRAPHS), place=self.place)

    def _look(self) -> None:
        shared = int(self.value) if self.cell_type == "s" and self.value.strip().isdecimal() else -1
        if shared in self.strings.too_long:
            raise Found("cell_too_long", most=limits.said(limits.CELL), place=f"ô {self.place}")
        if self.row <= TOP_ROWS:
            stamp = self.strings.stamps.get(shared) if self.cell_type == "s" else stamp_of(self.value)
            if stamp:
                raise Found("secret", stamp=stamp)
