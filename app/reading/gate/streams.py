"""Parts of an Office file read as streams of tags: nothing is built, nothing fetched, and reading stops early."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

from app.reading.errors import ReadingError
from app.reading.gate import limits
from app.reading.gate.kinds import BROKEN
from app.reading.gate.package import UNPACK_ERRORS, is_xml
from app.reading.source import Source

CHUNK = 65536


class Found(Exception):
    """What a stream found that decides about the file: a code of the table and what its sentence needs."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


class Tally:
    """What all parts of one file share: how many elements they had."""

    def __init__(self) -> None:
        self.elements = 0


class Part:
    """A stream of one part; a subclass looks at its tags (names without prefix) and texts."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.tally.elements += 1
        self.depth += 1
        if self.tally.elements > limits.ELEMENTS:
            raise Found("too_large")
        if self.depth > limits.DEPTH:
            raise Found("too_deep")
        self.opened(tag.rpartition(":")[2], attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.closed(tag.rpartition(":")[2])

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""

    def closed(self, name: str) -> None:
        """A tag closes."""

    def text(self, data: str) -> None:
        """A piece of text, as long as the stream gives it."""

    def doctype(self, *_declared: object) -> None:
        """No Office program writes one; entities come only with it."""
        raise Found("doctype")


class Types(Part):
    """[Content_Types].xml: says of a file with macros that it has them, whatever its name."""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        declared = attributes.get("ContentType", "").casefold()
        if "macroenabled" in declared or "vbaproject" in declared:
            raise Found("macros")


def run(source: Source, kind: str, part_for: Callable[[str], Part], first: tuple[str, ...] = ()) -> None:
    """Stream all XML parts of a package, those named in `first` before the rest. Raises ReadingError."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as package:
            for name in _xml_names(package, first):
                with package.open(name) as part:
                    _stream(part, part_for(name))
    except Found as found:
        raise ReadingError(found.code, name=source.name, **found.params) from None
    except (expat.ExpatError, zlib.error, KeyError, *UNPACK_ERRORS) as error:
        raise ReadingError(BROKEN[kind], name=source.name) from error


def _xml_names(package: zipfile.ZipFile, first: tuple[str, ...]) -> Iterator[str]:
    names = [name for name in package.namelist() if is_xml(name)]
    yield from sorted(names, key=lambda name: name not in ("[Content_Types].xml", *first))


def _stream(file: IO[bytes], part: Part) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = part.doctype
    parser.StartElementHandler, parser.EndElementHandler = part.start, part.end
    parser.CharacterDataHandler = part.text
    while chunk := file.read(CHUNK):
        parser.Parse(chunk)
    parser.Parse(b"", True)
