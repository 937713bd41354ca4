"""Random communes: in every table of the report each row and each column adds up, and says what the page says."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from app import clock
from app.database import db
from app.models.counting import CountMismatch
from app.models.reporting.whole import gathering, keeping, periods, words
from app.models.summary import summary
from app.models.task import Task, TaskState, dates
from app.models.user import User
from app.papers.brief.counts import CountMismatch as PaperMismatch
from app.papers.kinds import COMPOSE
from tests.conftest import Size
from tests.papers import adding_up
from tests.reporting.filled import fill
from tests.world import Place

UNITS = ("office", "culture", "economy", "centre", None)
TYPES = ("none", "date", "milestones", "ongoing", "recurring", "external", "relative")
SECTIONS = (None, "Thể chế số", "Hạ tầng số", "Dữ liệu số")
OPENING = date(2026, 3, 1)


def lay(place: Place, dice: random.Random) -> None:
    """One task of any state, type, unit and day, reported before or after the window's end."""
    day = OPENING + timedelta(days=dice.randrange(330))
    kind = dice.choice(TYPES)
    dated = kind in ("date", "milestones") or dice.random() < 0.2
    task = place.task(unit=dice.choice(UNITS), deadline_type=kind, section=dice.choice(SECTIONS))
    if dated:
        dates.set_due(task, day)
    state = dice.choice(tuple(TaskState))
    task.state = state
    if state in (TaskState.REPORTED, TaskState.DONE) and dice.random() < 0.95:
        task.submitted_on = OPENING + timedelta(days=dice.randrange(330))
    task.created_at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=dice.randrange(300))


def test_every_table_adds_up(place: Place, size: Size, capsys: pytest.CaptureFixture[str]) -> None:
    worlds, tasks = size(fast=5, default=15, full=1000), 0
    for seed in range(worlds):
        dice = random.Random(seed)
        for _n in range(dice.randrange(40)):
            lay(place, dice)
        now = datetime(2026, 9, dice.choice((1, 15, 30)), 2, 0, tzinfo=UTC)
        with clock.stopped(now):
            earlier = keeping.begin(place.people["secretary"], periods.window_of(place.id, "2026-Q2"))
            fill(earlier, place.people["secretary"])
            keeping.freeze(earlier, place.people["secretary"])
            report = keeping.begin(place.people["secretary"], periods.window_of(place.id, "2026-Q3"))
            figures = gathering.gather(report)
            adding_up.check("report", figures, COMPOSE["report"]({**figures, "texts": words.frozen(report, figures)}))
            assert figures["five"]["total"] == len(given_tasks(place))
        tasks += figures["five"]["total"]
        db.session.rollback()
    with capsys.disabled():
        print(f"\nFIGURE report tables: communes={worlds} tasks={tasks} differences=0")
    assert tasks > worlds


def given_tasks(place: Place) -> list[Task]:
    """The tasks that a report of the third quarter is about, told from the rows alone."""
    end = clock.instant(date(2026, 9, 15))
    found = db.session.query(Task).filter(Task.commune_id == place.id)
    return [one for one in found if one.created_at < end and one.state != TaskState.CANCELLED]


def test_a_shifted_figure_is_refused_before_ink(place: Place) -> None:
    for unit in ("culture", "economy"):
        place.task(unit=unit).created_at = datetime(2026, 7, 1, tzinfo=UTC)
    report = keeping.begin(place.people["secretary"], periods.window_of(place.id, "2026-Q3"))
    figures = gathering.gather(report)
    for spoil in (
        lambda said: said["by_unit"][0].update(total=5),
        lambda said: said["tasks"].pop(),
        lambda said: said["tasks"][0].update(unit="Đơn vị khác"),
        lambda said: said["five"].update(due_30=1),
        lambda said: said["target_counts"].update(met=3),
    ):
        said = gathering.gather(report)
        spoil(said)
        with pytest.raises(PaperMismatch):
            COMPOSE["report"]({**said, "texts": words.frozen(report, figures)})


def test_the_page_says_what_the_paper_says(place: Place, client_of: Callable[[User], FlaskClient]) -> None:
    dice = random.Random(7)
    for _n in range(40):
        lay(place, dice)
    report = keeping.begin(place.people["secretary"], periods.window_of(place.id, "2026-Q3"))
    fill(report, place.people["secretary"])
    keeping.freeze(report, place.people["secretary"])
    url, figures = f"/bao-cao-ky/xa/{report.id}", report.snapshot
    db.session.commit()
    client = client_of(place.people["observer"])
    page = client.get(url).text
    for key in ("total", "done", "reported", "late", "due_30"):
        assert f'data-n="{figures["five"][key]}"' in page
    for unit in figures["by_unit"]:
        name = "" if unit["unit"] == "Chưa rõ chủ trì" else unit["unit"]
        for key, n in unit["terms"].items():
            listed = client.get(f"{url}/viec", query_string={"muc": key, "don-vi": name}).text
            assert listed.count("/viec/") == n, (unit["unit"], key)


def test_a_lost_state_is_told_by_its_code_in_any_commune(place: Place) -> None:
    dice = random.Random(3)
    for _n in range(12):
        lay(place, dice)
    lost = place.task("Việc có tình trạng lạ")
    lost.created_at = datetime(2026, 7, 1, tzinfo=UTC)
    lost.state = "lost"
    db.session.flush()
    report = keeping.begin(place.people["secretary"], periods.window_of(place.id, "2026-Q3"))
    with pytest.raises(CountMismatch) as refused:
        gathering.gather(report)
    assert refused.value.params["codes"] == lost.code
    with pytest.raises(CountMismatch):
        summary(place.id)
