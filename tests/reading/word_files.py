"""Word files written by hand, part by part, as Word writes them."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from app.reading import Source
from app.reading.lines import Line
from app.reading.word import docx_lines

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def word_file(
    body: str, styles: str = "", numbering: str = "", theme: str = "", kind: str = "document.main", notes: str = ""
) -> Source:
    """A .docx whose main document has this body; `styles`, `numbering`, `notes` are the contents of those parts."""
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>",
        "word/theme/theme1.xml": theme or "<theme/>",
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(
            {name: f"{name}.xml" for name in ("styles", "numbering", "footnotes")} | {"theme": "theme/theme1.xml"}
        ),
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE.format(kind)}"/>'
            + "".join(
                f'<Override PartName="/word/{name}.xml" ContentType="{TYPE.format(name)}"/>'
                for name in ("styles", "numbering", "footnotes")
            )
            + "</Types>"
        ),
    }
    return zipped({name: f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode() for name, text in parts.items()})


def zipped(parts: dict[str, bytes]) -> Source:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return Source("kh.docx", out.getvalue())


def _relations(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, look: str = "") -> str:
    """A run; `look` is the inside of its properties."""
    return f"<w:r><w:rPr>{look}</w:rPr>{t(text)}</w:r>"


def p(inside: str, properties: str = "", style: str = "", num: int | None = None, level: int | None = 0) -> str:
    """A paragraph; bare words become a run."""
    if style:
        properties = f'<w:pStyle w:val="{style}"/>{properties}'
    if num is not None:
        at = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
        properties += f'<w:numPr>{at}<w:numId w:val="{num}"/></w:numPr>'
    inside = inside if inside.startswith("<") or not inside else r(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def tc(inside: str, properties: str = "") -> str:
    """A cell; bare words become a paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if inside.startswith('<') else p(inside)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; bare words become cells."""
    made = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def style(key: str, name: str, inside: str = "", based_on: str = "", kind: str = "paragraph", more: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}" {more}><w:name w:val="{name}"/>{base}{inside}</w:style>'


def lvl(at: int, form: str, pattern: str, inside: str = "", start: int = 1, left: int | None = None) -> str:
    """A level of a list; `inside` stands between its form and its pattern, as the schema orders them."""
    left = 360 * (at + 1) if left is None else left
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{inside}'
        f'<w:lvlText w:val="{escape(pattern)}"/><w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def abstract(key: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, starts: dict[int, int] | None = None, more: str = "") -> str:
    """A list of an abstract one; `starts` are its own starts by level."""
    own = "".join(
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{n}"/></w:lvlOverride>'
        for at, n in (starts or {}).items()
    )
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{own}{more}</w:num>'


def lines(body: str, **parts: str) -> list[Line]:
    return docx_lines(word_file(body, **parts))


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in lines(body, **parts)]
