"""Random communes: in every paper of every kind the figures add up, every format says them, and nothing changes them.

Their papers are asked for and made by the product's own verbs and job. At full size the DOCX and XLSX of 1,000 communes
are read, and of every tenth the PDF and the page too, which cost most to read: half an hour of one core.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app import clock
from app.database import db, transaction
from app.models import settings, units
from app.models.briefing import making
from app.models.errors import Refused
from app.models.inviting import guests
from app.models.meeting import Paper
from app.models.minutes import closing, conclusions
from app.models.paperwork import files
from app.models.task import Task, writing
from app.models.user import User
from app.papers import docx, pdf, xlsx
from app.papers.contents import Contents, Table
from app.papers.kinds import COMPOSE
from tests import world
from tests.conftest import Size
from tests.papers import adding_up
from tests.papers.kinds_samples import SAMPLES
from tests.papers.printed import tables_of
from tests.papers.random_commune import Commune
from tests.papers.random_work import NOW
from tests.papers.readers import from_docx, from_page, from_pdf, from_xlsx, without_repeated

pytestmark = pytest.mark.thorough
NOTHING = {"nothing_overdue", "no_requests_chosen"}  # what a commune may lack
MOST = (4, 12, 30)  # tasks
NEW_HEAD = {"issuer_lines": ["ỦY BAN NHÂN DÂN"], "symbol": "BC-UBND", "recipients": ["- Lưu: VT, KT."]}

ClientOf = Callable[[User], FlaskClient]


def test_papers_of_random_communes(
    app: object, client_of: ClientOf, size: Size, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: Counter[str] = Counter()
    each = size(fast=2, default=4, full=10)  # one in so many is read from PDF and asked for as pages too
    with clock.stopped(NOW):
        for seed in range(size(fast=2, default=4, full=1000)):
            commune, papers = made(seed, seen)
            wholly = client_of(commune.secretary) if seed % each == 0 else None
            kept = {paper: checked(db.session.get_one(Paper, paper), wholly, seen) for paper in papers}
            changed(commune, random.Random(seed))
            for paper, before in kept.items():
                assert said_by(db.session.get_one(Paper, paper), wholly) == before
            seen["communes"] += 1
            db.session.remove()
    assert {kind for kind in COMPOSE if seen[kind]} == set(COMPOSE)
    with capsys.disabled():
        print("\nFIGURE random communes:", ", ".join(f"{name}={n}" for name, n in seen.items()))


@pytest.mark.parametrize("kind", ["brief", "report", "urging", "extension_request"])
def test_a_row_that_is_left_out_is_seen(kind: str) -> None:
    snapshot = SAMPLES[kind]()
    paper = COMPOSE[kind](snapshot)
    assert adding_up.check(kind, snapshot, paper) > 5
    for table in tables_of(paper):
        whole = max((one for one in tables_of(paper) if one.name == table.name), key=lambda one: len(one.rows))
        shorter = _with(paper, whole, replace(whole, rows=whole.rows[:-1]))
        with pytest.raises((AssertionError, IndexError)):
            adding_up.check(kind, snapshot, shorter)
            pytest.fail(table.name)


def _with(paper: Contents, table: Table, other: Table) -> Contents:
    """The same paper, another table in the place of one."""
    blocks = [other if block is table else block for block in paper.blocks]
    appendices = [
        replace(one, blocks=[other if block is table else block for block in one.blocks]) for one in paper.appendices
    ]
    return replace(paper, blocks=blocks, appendices=appendices)


def made(seed: int, seen: Counter[str]) -> tuple[Commune, list[int]]:
    """A commune with its papers made by their jobs; what it lacks is refused for that alone."""

    def refused(kind: str, code: str) -> None:
        assert code in NOTHING, (seed, kind, code)
        seen[code] += 1

    with transaction():
        place = world.build(f"xa-{seed}", f"Mốc{seed:04}")
        commune = Commune(place, seed, f"Mốc{seed:04}", MOST[seed % len(MOST)], sure=seed % 2 == 0)
        papers = commune.ask(refused)
    for paper in papers:
        assert making.make(paper)
    return commune, papers


Said = tuple[Contents, list[tuple[str, bytes]]]


def checked(paper: Paper, client: FlaskClient | None, seen: Counter[str]) -> Said:
    """The figures of a paper add up and are the same in each of its formats; what it says."""
    assert paper.state == "ready", paper.error
    contents = COMPOSE[paper.kind](paper.snapshot)
    seen[paper.kind] += 1
    seen["equations"] += adding_up.check(paper.kind, paper.snapshot, contents)
    draft, (_name, data) = paper.is_draft, files.written(paper, "docx")
    written = from_docx(data)
    seen["cells"] += sum(len(row) for row in written)
    if written:
        assert from_xlsx(xlsx.write(contents, draft=draft)) == written
    if client:
        assert from_page(client.get(f"/giay-to/{paper.id}").text) == written
        assert without_repeated(from_pdf(pdf.write(contents, draft=draft)), written) == written
        seen["read as PDF and page"] += 1
    return said_by(paper, client)


def said_by(paper: Paper, client: FlaskClient | None) -> Said:
    """A paper's contents, composed again, and its files; written again where it is read wholly."""
    db.session.refresh(paper, ["snapshot"])
    contents = files.contents(paper)
    written = [files.written(paper, form) for form in (files.formats(contents) if client else ["docx"])]
    if client:
        assert written[0][1] == docx.write(contents, draft=paper.is_draft)
    return contents, written


def changed(commune: Commune, dice: random.Random) -> None:
    """Whatever the papers tell of is changed: tasks, units, names, meetings, targets, the letterhead."""
    with transaction():
        place = commune.place
        for row in (place.commune, *place.units.values(), *place.people.values(), commune.held, commune.coming):
            db.session.add(row)
        work = commune.work
        work.tasks = list(db.session.query(Task).filter_by(commune_id=place.id).order_by(Task.id))
        for task in work.tasks:
            work.step(task)
            if dice.random() < 0.3:
                writing.edit(task, commune.secretary, text=work.text("Việc đã sửa"), short_text="", product="Đề án")
        for _n in range(3):
            work.live(work.give())
        units.rename(place.units["culture"], place.people["admin"], "Phòng Văn hóa, Khoa học và Thông tin")
        settings.write(place.id, "letterhead", NEW_HEAD)
        _meeting(commune)


def _meeting(commune: Commune) -> None:
    for guest in guests.of(commune.held)[:2]:
        guests.remove(guest, commune.secretary)
    for line in conclusions.of(commune.held):
        with suppress(Refused):
            conclusions.remove(line, commune.secretary)
    closing.save(
        commune.held, commune.secretary, begun="09:00", ended="11:00", secretary="Người khác", assessment="Khác hẳn."
    )
