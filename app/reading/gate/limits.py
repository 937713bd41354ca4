"""How much a file may hold before it is more than a commune's plan; measured limits that hostile files can't pass.

The longest real plans have about 60 pages, 1,500 paragraphs and 200,000 letters.
"""

from __future__ import annotations

MB = 1024 * 1024
FILE = 20 * MB
UNPACKED = 100 * MB
PART = 50 * MB
XML_PART = 30 * MB
RATIO, RATIO_FROM = 100, MB  # packed 100:1 counts only for parts over 1 MiB
PARTS = 2000
PARAGRAPHS = 20_000  # also lines of a text, rows of a sheet
COLUMNS = 200
PADDED_CELLS = 2_000_000  # of a sheet, with the empty ones to the left of a row's last cell
CELL = 32_767  # characters, Excel's own limit
CHARACTERS = 2_000_000
ELEMENTS = 1_500_000  # of one XML part
DEPTH = 250  # lxml reads 256
TABLES_DEEP = 10
PAGES = 300
PIXELS = 120_000_000  # of a picture; the largest photographs of phones have 108 million
PAGE_CHARACTERS = 50_000
PAGE_OBJECTS = 30_000  # texts, lines, pictures


def said(number: int) -> str:
    """A number as a sentence writes it: 20.000."""
    return f"{number:,}".replace(",", ".")
