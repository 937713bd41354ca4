"""Photographs and scans (JPEG, PNG): told by their first bytes, their size read from the header, nothing unpacked."""

from __future__ import annotations

import struct
from collections.abc import Callable

from app.reading.errors import ReadingError
from app.reading.gate import limits
from app.reading.source import Source

IMAGE = "image"
JPEG_MAGIC, PNG_MAGIC = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
ENDINGS = {"jpg": JPEG_MAGIC, "jpeg": JPEG_MAGIC, "png": PNG_MAGIC}
ENDS = {JPEG_MAGIC: b"\xff\xd9", PNG_MAGIC: b"IEND\xaeB`\x82"}
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # JPEG's segments that hold the size
BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
SEGMENTS = 2000


def is_image(data: bytes) -> bool:
    """Do the first bytes say JPEG or PNG, whatever the name says?"""
    return data.startswith((JPEG_MAGIC, PNG_MAGIC))


def check_image(source: Source) -> str:
    """`image` for a picture as its name says. Raises ReadingError: is_image, image_broken, image_too_large."""
    magic = next(known for known in (JPEG_MAGIC, PNG_MAGIC) if source.data.startswith(known))
    if ENDINGS.get(source.ending) != magic:
        kind, ending = ("JPEG", ".jpg") if magic == JPEG_MAGIC else ("PNG", ".png")
        raise ReadingError("is_image", name=source.name, kind=kind, ending=ending)
    width, height = _SIZES[magic](source.data)
    if not width or not height or source.data.rfind(ENDS[magic]) < 0:  # phones add films after the picture
        raise ReadingError("image_broken", name=source.name)
    if width * height > limits.PIXELS:
        raise ReadingError("image_too_large", name=source.name, most=str(limits.PIXELS // 1_000_000))
    return IMAGE


def _png(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR" or len(data) < 24:
        return 0, 0
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg(data: bytes) -> tuple[int, int]:
    """Width and height from the first frame's segment; zeros where none is found among the first segments."""
    at = 2
    for _segment in range(SEGMENTS):
        if at + 9 > len(data) or data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker in FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 1 if marker == 0xFF else 2 if marker in BARE else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 0


_SIZES: dict[bytes, Callable[[bytes], tuple[int, int]]] = {JPEG_MAGIC: _jpeg, PNG_MAGIC: _png}
