"""Jobs as rows: one owner at a time, three tries, an end in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app import clock, short_writes
from app.database import db
from app.models import job_runs
from app.models.errors import Refused
from app.models.job_run import MOST_ATTEMPTS, JobRun
from tests.world import Place

LEASE = timedelta(minutes=6)


@pytest.fixture
def run_id(place: Place) -> int:
    """A job that waits."""
    row = JobRun(commune_id=place.id, kind="k", subject_id=1, input_key="k")
    db.session.add(row)
    db.session.commit()
    db.session.remove()
    return row.id


def fresh(run_id: int) -> JobRun:
    """The job as it is now."""
    db.session.rollback()
    return db.session.get_one(JobRun, run_id, populate_existing=True)


@pytest.mark.parametrize("how", [Refused("text_missing"), ValueError("broken"), None])
def test_who_lost_the_job_ends_nothing(run_id: int, how: Exception | None) -> None:
    """The first worker is slower than its lease; the second has finished when the first fails or finishes."""
    done: list[str] = []

    def slow(_run_id: int) -> str:
        with clock.stopped(clock.now() + LEASE + timedelta(minutes=1)):
            assert job_runs.run("k", 1, lambda _id: "second", done.append, done.append)
        if how is not None:
            raise how
        return "first"

    job_runs.run("k", 1, slow, done.append, done.append)
    assert done == ["second"]
    assert (fresh(run_id).state, fresh(run_id).error) == ("done", None)


def test_a_job_that_breaks_is_tried_three_times(run_id: int) -> None:
    ended: list[str] = []
    for _try in range(MOST_ATTEMPTS + 2):
        job_runs.run("k", 1, lambda _id: 1 / 0, lambda _none: None, ended.append)
    assert len(ended) == 1
    assert (fresh(run_id).state, fresh(run_id).attempts) == ("failed", MOST_ATTEMPTS)


def test_a_job_whose_every_worker_died_ends_in_words(run_id: int) -> None:
    for _try in range(MOST_ATTEMPTS):
        assert short_writes.claim_job("k", 1, "worker", LEASE) == run_id
        clock.stop(clock.now() + LEASE + timedelta(seconds=1))
    assert job_runs.overdue() == [("k", 1)]
    assert short_writes.claim_job("k", 1, "worker", LEASE) is None
    ended: list[str] = []
    assert not job_runs.run("k", 1, lambda _id: 1 / 0, lambda _none: None, ended.append)
    assert [Refused.from_kept(kept).code for kept in ended] == ["job_broke"]
    assert fresh(run_id).state == "failed"
    assert job_runs.overdue() == []


def test_waiting_sees_what_a_worker_did_meanwhile(place: Place, run_id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert short_writes.claim_job("k", 1, "worker", LEASE)
    naps: list[float] = []

    def work(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            db.session.get_one(JobRun, run_id).state = "done"
            db.session.commit()

    monkeypatch.setattr(job_runs.time, "sleep", work)
    job_runs.wait(place.id, "k", 1, late="brief_takes_long")
    assert len(naps) == 3


def test_waiting_ends(place: Place, run_id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_runs.time, "sleep", lambda _seconds: None)
    with pytest.raises(Refused) as refused:
        job_runs.wait(place.id, "k", 1, late="brief_takes_long")
    assert refused.value.code == "brief_takes_long"
