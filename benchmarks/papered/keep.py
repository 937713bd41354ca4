"""The papers of the year as files: which are kept, under which names, in which formats."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import undefer

from app import database
from app.database import db
from app.models.meeting import Paper
from app.models.paperwork import files

KINDS = {  # how each kind is called in a file's name
    "brief": "tai-lieu-tom-tat",
    "invitation": "giay-moi",
    "minutes": "bien-ban",
    "conclusions": "thong-bao-ket-luan",
    "report": "bao-cao",
    "urging": "cong-van-don-doc",
    "extension_request": "to-trinh-gia-han",
}
PRINTED = ("hop-3", "cong-van-don-doc", "to-trinh-gia-han", "bao-cao-*-Q3")  # of these the PDF is kept too
SHEETS = ("bao-cao-*-Q3", "bao-cao-????")  # of these the tables
INDEX = "README.md"
ABOUT = """# Papers of a year of the sample commune

Made by `python -m benchmarks.year_papers --year {year} --out docs/samples`: the invented plan of the demo played
through {year} by the product's own verbs, each paper by its job, nothing edited by hand. Numbers and dates are left
open for the clerk. The same year gives the same files, byte for byte.

| file | paper | as of |
|---|---|---|
"""


@dataclass
class Made:
    """How many papers of each kind are ready, and why others failed."""

    kinds: Counter[str]
    failed: list[str]

    @property
    def ready(self) -> int:
        """How many in all."""
        return self.kinds.total()


def made(commune_id: int) -> Made:
    """What the year's jobs made."""
    found = _papers(commune_id)
    failed = [f"{one.kind} {one.on} {one.state}: {one.error}" for one in found if one.state != "ready"]
    return Made(Counter(one.kind for one in found if one.state == "ready"), failed)


def write(commune_id: int, year: int, out: Path) -> tuple[int, int]:
    """Write the samples and their index into a folder; how many papers' files, how many bytes."""
    out.mkdir(parents=True, exist_ok=True)
    lines, count, size = [], 0, 0
    for name, paper in named(commune_id).items():
        said = files.contents(paper)
        forms = [form for form in files.formats(said) if _is_kept(name, form)]
        for form in forms:
            data = files.written(paper, form)[1]
            (out / f"{name}.{form}").write_bytes(data)
            count, size = count + 1, size + len(data)
        subject = " ".join((said.subject or "").split())
        lines.append(f"| `{name}` ({', '.join(forms)}) | {said.title or 'Công văn'}: {subject} | {paper.on:%d/%m/%Y} |")
    (out / INDEX).write_text(ABOUT.format(year=year) + "\n".join(lines) + "\n", encoding="utf-8")
    return count, size


def named(commune_id: int) -> dict[str, Paper]:
    """A year's ready papers under their files' names; those of the same kind and day are counted."""
    papers, found = _papers(commune_id), dict[str, Paper]()
    held = {key: n for n, key in enumerate(dict.fromkeys(one.meeting_id for one in papers if one.meeting_id), 1)}
    for paper in papers:
        name, n = _name(paper, held), 1
        while (unique := name if n == 1 else f"{name}-{n}") in found:
            n += 1
        found[unique] = paper
    return dict(sorted(found.items()))


def _name(paper: Paper, held: dict[int, int]) -> str:
    """ "hop-3-bien-ban", "bao-cao-2026-9M", "cong-van-don-doc-2026-10-01"."""
    kind = KINDS[paper.kind]
    if paper.meeting_id is not None:
        return f"hop-{held[paper.meeting_id]}-{kind}"
    if paper.kind == "report":
        return f"{kind}-{paper.snapshot['period']['key']}{'-ban-trinh' if paper.is_draft else ''}"
    return f"{kind}-{paper.on.isoformat()}"


def _is_kept(name: str, form: str) -> bool:
    patterns = {files.DOCX: ("*",), "pdf": PRINTED, "xlsx": SHEETS}[form]
    return any(fnmatchcase(name, one) or name.startswith(f"{one}-") for one in patterns)


def _papers(commune_id: int) -> list[Paper]:
    with database.writing(False):
        asked = select(Paper).where(Paper.commune_id == commune_id).options(undefer(Paper.snapshot))
        return list(db.session.scalars(asked.order_by(Paper.id)))
