"""Communes that ask for every kind of paper, their papers made by the product's job and written in every format."""

from __future__ import annotations

import html
import io
import re
import time
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from benchmarks.many.memory import Memory

FORMS = ("docx", "pdf", "xlsx")
MARK = re.compile(r"m[ốo]c(\d{4})", re.IGNORECASE)


@dataclass
class Made:
    """What came of a run: papers by kind, CPU seconds by kind and format, whatever is wrong, in words."""

    communes: int
    papers: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)
    equations: int = 0
    seconds: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    memory: list[int] = field(default_factory=list)
    files: int = 0

    @property
    def is_right(self) -> bool:
        """Was everything made, of its own commune's words, with figures that add up?"""
        return not (self.refused or self.failed or self.foreign or self.unequal)


def run(communes: int, tasks: int) -> Made:
    """Lay so many communes of up to so many tasks, then make all that they asked for, one paper after another."""
    from app import clock
    from tests.papers.random_work import NOW

    made = Made(communes)
    with clock.stopped(NOW):
        asked = [(paper, n) for n in range(communes) for paper in _asked(n, tasks, made)]
        memory = Memory(len(asked))
        for step, (paper, n) in enumerate(asked):
            memory.before(step)
            _make(paper, f"{n:04}", made)
        made.memory = memory.end()
        made.files = _files()
    return made


def _asked(n: int, tasks: int, made: Made) -> list[int]:
    """A commune whose every word bears its mark; the ids of the papers that it asked for."""
    from app.database import transaction
    from tests import world
    from tests.papers.random_commune import Commune

    with transaction():
        place = world.build(f"moc{n:04}", f"Mốc{n:04}", kind="xã")
        commune = Commune(place, n, f"Mốc{n:04}", tasks, sure=True)
        return commune.ask(lambda kind, code: made.refused.update([f"{kind}: {code}"]))


def _make(paper_id: int, mark: str, made: Made) -> None:
    """The job as a worker runs it, then each further format as a download writes it; CPU time, whatever else runs."""
    from app.database import db, reading
    from app.jobs.papers import write_paper
    from app.models.meeting import Paper
    from app.models.paperwork import files

    began = time.process_time()
    write_paper(paper_id)
    spent = {"docx": time.process_time() - began}
    with reading():
        paper = db.session.get_one(Paper, paper_id)
        if paper.state != "ready":
            made.failed.append(f"{paper.kind} {paper_id} of {mark}: {paper.state} {paper.error}")
            return
        written = {}
        for form in files.formats(files.contents(paper)):
            began = time.process_time()
            _name, written[form] = files.written(paper, form)
            spent.setdefault(form, time.process_time() - began)
        _judge(paper, written, mark, made)
    made.papers[paper.kind] += 1
    for form, seconds in spent.items():
        made.seconds[paper.kind, form].append(seconds)


def _judge(paper: Any, written: dict[str, bytes], mark: str, made: Made) -> None:
    """Whose words it holds, whether its figures add up."""
    from app.models.paperwork import files
    from tests.papers import adding_up

    for form in ("docx", "xlsx"):
        found = marks(written[form]) if form in written else {mark}
        if found != {mark}:
            made.foreign.append(f"{paper.kind} {paper.id} of {mark} as {form} names {sorted(found)}")
    try:
        made.equations += adding_up.check(paper.kind, paper.snapshot, files.contents(paper))
    except AssertionError as wrong:
        made.unequal.append(f"{paper.kind} {paper.id} of {mark}: {wrong}")


def marks(data: bytes) -> set[str]:
    """The numbers of the communes whose mark stands in any part of an office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        texts = [
            html.unescape(parts.read(name).decode()) for name in parts.namelist() if name.endswith((".xml", ".rels"))
        ]
    return {found for text in texts for found in MARK.findall(text)}


def _files() -> int:
    from flask import current_app

    return sum(path.is_file() for path in current_app.config["FILES_DIR"].rglob("*"))
