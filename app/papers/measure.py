"""How wide a line of Times New Roman is: for lines drawn under names and columns that must not break a word."""

import math
import unicodedata

# Letters of the bold face by advance width, in thousandths of the size. Marks above and below letters add nothing.
LETTERS_BY_WIDTH = {
    250: " .,",
    278: "il/",
    333: "jtf:;-()",
    389: "Is",
    444: "cerz",
    500: "agovxyJ0123456789",
    556: "bdhknpquS",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYw",
    778: "GHKOQ",
    833: "m",
    944: "M",
    1000: "W%",
}
WIDTHS = {letter: width for width, letters in LETTERS_BY_WIDTH.items() for letter in letters}
OTHER_LETTER = 600
MM_PER_POINT = 25.4 / 72
TEXT_WIDTH_MM = 165.0
LANDSCAPE_WIDTH_MM = 252.0
CELL_MARGIN_MM = 1.0  # left and right inside the cells of a ruled table
EVEN_LINES = 1.15  # room over the average line, so that words fit


def width_mm(text: str, size: float) -> float:
    """Width in millimetres of `text` on one line, bold, at `size` points (upright text is a little narrower)."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = (sign for sign in bare if not unicodedata.combining(sign))
    return sum(WIDTHS.get(letter, OTHER_LETTER) for letter in letters) * size / 1000 * MM_PER_POINT


def widest_word_mm(text: str, size: float) -> float:
    """Width of the longest part of `text` that has no blank: a narrower column would break it."""
    return max((width_mm(word, size) for word in text.split()), default=0.0)


def even_width_mm(length: float, room: float) -> float:
    """How long each line is when a text of `length` mm breaks into lines of like length within `room`."""
    return length / max(1, math.ceil(length / room))


def even_room_mm(length: float, room: float) -> float | None:
    """The width that makes a centred text break so; None where it fits on one line."""
    return min(room, even_width_mm(length, room) * EVEN_LINES) if length > room else None
