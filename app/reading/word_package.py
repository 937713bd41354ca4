"""The parts of a .docx that reading needs, also of templates and of Word's strict form."""

from __future__ import annotations

import posixpath
import zipfile
from typing import Any

from lxml import etree

from app.reading.word_xml import W

# Strict Open XML (ISO/IEC 29500-1) names the same things by other addresses.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
PARTS = ("styles", "numbering", "theme")
NOTHING = etree.Element("nothing")


class Package:
    """`body` of the main document, and the roots of `styles`, `numbering`, `theme` (empty where there is none)."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        """Raises KeyError, SyntaxError, ValueError where the package isn't that of a Word document."""
        self.package = package
        main = next(target for kind, target in self._relations("") if kind == "officeDocument")
        body = self._root(main).find(W + "body")
        if body is None:
            raise ValueError("no body")
        self.body: Any = body
        related = dict(reversed(self._relations(main)))
        self.styles, self.numbering, self.theme = (self._part(related.get(name)) for name in PARTS)

    def _part(self, name: str | None) -> Any:
        return self._root(name) if name and name in self.package.namelist() else NOTHING

    def _root(self, name: str) -> Any:
        data = self.package.read(name)
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in STRICT:
                data = data.replace(strict, usual)
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))

    def _relations(self, part: str) -> list[tuple[str, str]]:
        """Kind and full name of every part that a part points to (the whole package where it is '')."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if part and relations not in self.package.namelist():
            return []
        return [
            (posixpath.basename(entry.get("Type", "")), _full_name(folder, entry.get("Target", "")))
            for entry in self._root(relations)
            if entry.get("TargetMode") != "External"
        ]


def _full_name(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
