"""The plan reader: files of one plan → one JSON-able reading. Pure Python: no database, no web."""

from app.reading.errors import ReadingError, message
from app.reading.reading import read
from app.reading.source import Source

__all__ = ["ReadingError", "Source", "message", "read"]
