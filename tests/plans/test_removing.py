"""A draft uploaded by mistake goes with its rows and bytes; what was published, and what others use, stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from app import database
from app.database import db
from app.models import job_runs, storage
from app.models.errors import NotAllowed, Refused
from app.models.event import Event
from app.models.file import File
from app.models.plan import Clause, Plan, PlanFile, PlanVersion, Proposal
from app.models.planning import handing_in, publishing, reading_run, removing
from tests.plans.sample import TEXT
from tests.world import Place

OWNED = (Plan, PlanVersion, PlanFile, Clause, Proposal)


def _rows() -> list[int]:
    return [db.session.scalar(select(func.count(model.id))) or 0 for model in OWNED]


def test_nothing_of_a_removed_draft_is_left_but_the_record(place: Place, plan: Plan) -> None:
    file = plan.versions[0].files[0].file
    version_id = plan.versions[0].id
    assert removing.remove(plan, place.people["secretary"]) == plan.title
    database.commit()
    assert _rows() == [0] * len(OWNED)
    assert (file.state, storage.path_of(file).exists()) == ("removed", False)
    assert job_runs.of(place.id, handing_in.READ, version_id) is None
    events = db.session.scalars(select(Event).where(Event.verb == "plan.removed")).all()
    assert [(one.actor_id, file.sha256 in (one.note or "")) for one in events] == [(place.people["secretary"].id, True)]


def test_the_same_file_may_come_again(place: Place, plan: Plan, read: Callable[..., Plan]) -> None:
    removing.remove(plan, place.people["secretary"])
    db.session.commit()
    again = read(place)
    assert again.versions[0].read_at is not None
    assert storage.read(again.versions[0].files[0].file) == TEXT.encode()


def test_bytes_that_another_plan_has_stay(place: Place, plan: Plan, read: Callable[..., Plan]) -> None:
    other = read(place, TEXT, ("phụ lục.txt", "PHỤ LỤC\n\nDanh mục kèm theo.".encode()))
    removing.remove(db.session.get_one(Plan, plan.id), place.people["secretary"])
    assert [part.file.state for part in other.versions[0].files] == ["kept", "kept"]
    assert storage.read(other.versions[0].files[0].file) == TEXT.encode()


def test_a_reading_under_way_drops_its_work(
    place: Place, app: object, monkeypatch: pytest.MonkeyPatch, read: Callable[..., Plan]
) -> None:
    really = reading_run.apart.read

    def removed_meanwhile(sources: list) -> dict:
        found = really(sources)
        from app import database

        with database.transaction():
            plan = db.session.scalars(select(Plan)).one()
            removing.remove(plan, db.session.merge(place.people["secretary"]))
        return found

    monkeypatch.setattr(reading_run.apart, "read", removed_meanwhile)
    secretary = place.people["secretary"]
    handed = handing_in.hand_in(place.id, [("kh.txt", TEXT.encode())], secretary)
    assert handed.version is not None
    version_id = handed.version.id
    db.session.commit()
    assert reading_run.read_version(version_id)
    assert _rows() == [0] * len(OWNED)
    assert db.session.scalars(select(File.state)).all() == ["removed"]


def test_what_was_published_is_not_removed(place: Place, plan: Plan) -> None:
    publishing.publish(plan, place.people["secretary"])
    db.session.commit()
    with pytest.raises(Refused, match="plan_in_use"):
        removing.remove(plan, place.people["secretary"])
    assert _rows()[0] == 1


def test_only_the_secretariat_removes(place: Place, plan: Plan) -> None:
    for key in set(place.people) - {"secretary"}:
        with pytest.raises(NotAllowed):
            removing.remove(plan, place.people[key])
