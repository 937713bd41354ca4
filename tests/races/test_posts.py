"""The same button pressed at once: everybody gets an answer, and what must be one is one."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models import meetings, passwords, settings
from app.models.event import Event
from app.models.file import File
from app.models.meeting import Paper
from app.models.plan import Plan, PlanVersion, Proposal
from app.models.task import Task
from app.models.user import User
from tests.evidence.pictures import png
from tests.races.conftest import Answers, Post, Race
from tests.world import Place

pytestmark = pytest.mark.postgres
Browsers = Callable[[User, int], list[FlaskClient]]
OWN_ANSWERS = {303, 422}  # done, or refused with a reason; 409 would say that somebody else's change came in between
PASSWORD = "con trâu đi trước cái cày"


def count(model: type) -> int:
    """How many rows a table has now."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_reports_of_different_tasks_do_not_stop_each_other(place: Place, browsers: Browsers, race: Race) -> None:
    keys = ("culture", "economy")
    tasks = {key: [place.task(f"Việc số {n} của {key}", unit=key).id for n in range(8)] for key in keys}
    db.session.commit()
    clients = {key: browsers(place.people[f"{key}_head"], 8) for key in keys}
    report = {"result": "Đã xong, kèm biên bản"}
    posts = [
        (client, f"/viec/{task}/bao-cao", lambda: report)
        for key in keys
        for client, task in zip(clients[key], tasks[key], strict=True)
    ]
    assert race(posts) == {303: 16}
    chain = list(db.session.scalars(select(Event).order_by(Event.sequence)))
    assert [event.sequence for event in chain] == list(range(1, len(chain) + 1))
    assert all(later.previous_hash == earlier.hash for earlier, later in zip(chain, chain[1:], strict=False))


def test_tasks_added_at_once_get_different_numbers(place: Place, browsers: Browsers, race: Race) -> None:
    posts = [
        (client, "/viec/moi", lambda unit=place.units[key].id: {"text": "Việc thêm tay", "unit": unit})
        for key in ("culture", "economy")
        for client in browsers(place.people[f"{key}_head"], 3)
    ]
    assert race(posts) == {303: 6}
    assert sorted(db.session.scalars(select(Task.number))) == [1, 2, 3, 4, 5, 6]


def test_the_same_files_at_once_are_one_plan(place: Place, browsers: Browsers, race: Race) -> None:
    data = "KẾ HOẠCH năm 2026\n1. Rà soát hạ tầng mạng".encode()
    clients = browsers(place.people["secretary"], 4)
    posts = [(client, "/ke-hoach/tai-len", lambda: {"files": (io.BytesIO(data), "kế hoạch.txt")}) for client in clients]
    assert race(posts) == {303: 4}
    assert (count(File), count(Plan), count(PlanVersion)) == (1, 1, 1)


def test_the_last_room_is_given_once(place: Place, browsers: Browsers, race: Race) -> None:
    files = [png(9, n) + bytes(100_000) for n in range(1, 9)]
    settings.write(place.id, "files_quota", 250_000)
    tasks = [place.task(f"Việc {n}").id for n in range(len(files))]
    posts: list[Post] = [
        (client, f"/viec/{task}/minh-chung", lambda data=data: {"files": (io.BytesIO(data), "ảnh.png")})
        for client, task, data in zip(browsers(place.people["culture_head"], 8), tasks, files, strict=True)
    ]
    assert race(posts) == {303: 2, 422: 6}
    assert count(File) == 2


def test_a_plan_published_at_once_is_published_once(place: Place, browsers: Browsers, race: Race) -> None:
    plan = Plan(commune_id=place.id, title="Kế hoạch", year=2026)
    db.session.add(plan)
    db.session.flush()
    version = PlanVersion(
        commune_id=place.id, plan_id=plan.id, input_key="x", warnings=[], read_at=clock.now(), reading={}
    )
    db.session.add(version)
    db.session.flush()
    fields = _fields(place, "Rà soát hạ tầng mạng")
    row = Proposal(
        commune_id=place.id, version_id=version.id, kind="task", position=1, fields=fields, doubts=[], state="clear"
    )
    db.session.add(row)
    db.session.commit()
    path = f"/ke-hoach/{plan.id}/cong-bo"
    came = race([(client, path, dict) for client in browsers(place.people["secretary"], 4)])
    assert came == {303: 1, 422: 3}
    assert count(Task) == 1


def _fields(place: Place, text: str) -> dict[str, object]:
    """The fields of a clear row, led by the culture department."""
    return {
        "text": text,
        "short_text": text,
        "kind": "task",
        "section": None,
        "lead_words": "Phòng Văn hóa - Xã hội",
        "lead_unit_id": place.units["culture"].id,
        "other_leads": [],
        "lead_suggested": [],
        "coordinators": [],
        "deadline_words": "trước 09/12/2026",
        "deadline": {"type": "date", "due": date(2026, 12, 9).isoformat()},
        "product": None,
    }


def test_withdrawing_while_others_publish_and_edit_never_deadlocks(
    place: Place, browsers: Browsers, race_apart: Callable[[list[Post]], Answers]
) -> None:
    for reporters in (2, 0, 2, 0):
        plan, _version = _published(place, rows=12)
        secretary, head = place.people["secretary"], place.people["culture_head"]
        rows = list(db.session.scalars(select(Proposal.id).where(Proposal.state == "clear")))
        tasks = list(db.session.scalars(select(Task.id).where(Task.plan_id == plan, Task.state == "unaccepted")))
        db.session.commit()
        posts = [
            *((one, f"/ke-hoach/{plan}/rut", lambda: {"reason": "Nhầm"}) for one in browsers(secretary, 2)),
            *((one, f"/ke-hoach/{plan}/cong-bo", dict) for one in browsers(secretary, 3)),
            *(
                (one, f"/ke-hoach/{plan}/soat", lambda rows=rows: {"row": rows, "action": "drop"})
                for one in browsers(secretary, 1)
            ),
            *(
                (one, f"/viec/{task}/bao-cao", lambda: {"result": "Xong"})
                for one, task in zip(browsers(head, reporters), tasks[::-1], strict=False)
            ),
        ]
        came = race_apart(posts)
        assert sum(came.values(), Counter()).total() == len(posts)
        assert set(came["rut"] | came["cong-bo"]) <= OWN_ANSWERS, came
        assert set(came["soat"] | came["bao-cao"]) <= {*OWN_ANSWERS, 409}, came
        assert reporters or came["rut"][303], came
        db.session.rollback()


def _published(place: Place, rows: int) -> tuple[int, int]:
    """A plan of which half is published; its id and its version's."""
    plan = Plan(commune_id=place.id, title="Kế hoạch", year=2026, state="published")
    db.session.add(plan)
    db.session.flush()
    version = PlanVersion(
        commune_id=place.id, plan_id=plan.id, input_key=f"x{plan.id}", warnings=[], read_at=clock.now(), reading={}
    )
    db.session.add(version)
    db.session.flush()
    for n in range(1, rows + 1):
        task = place.task(f"Việc số {n}", plan_id=plan.id) if n % 2 else None
        row = Proposal(commune_id=place.id, version_id=version.id, kind="task", position=n, doubts=[])
        row.fields = _fields(place, f"Việc số {n}")
        row.state, row.task_id = ("published", task.id) if task else ("clear", None)
        db.session.add(row)
    db.session.commit()
    return plan.id, version.id


def test_a_brief_asked_for_at_once_is_one_paper(place: Place, browsers: Browsers, race: Race) -> None:
    committee = meetings.first_committee(place.id)
    meeting = meetings.call(
        place.people["secretary"], committee, on=date(2026, 10, 6), title="phiên quý III", place="Phòng họp 1",
        chair="Chủ tịch UBND phường", at_time="14g00",
    )  # fmt: skip
    db.session.commit()
    path = f"/cuoc-hop/{meeting.id}/bao-cao"
    came = race([(client, path, dict) for client in browsers(place.people["secretary"], 4)])
    assert came == {303: 4}
    assert count(Paper) == 1


def test_a_whole_office_signs_in_at_once(app: Flask, place: Place, race: Race) -> None:
    clock.stop(None)  # the instants of a running clock are what overlaps
    hashed = passwords.hashed(PASSWORD)
    for person in place.people.values():
        person.password_hash = hashed
    logins = [person.login for person in place.people.values()]
    db.session.commit()
    posts = [
        (app.test_client(), "/dang-nhap", lambda login=login: {"login": login, "password": PASSWORD})
        for login in [*logins, logins[0]]
    ]
    assert race(posts) == {303: 9}
