"""The audit finds a changed, a removed, a reordered and a cut-off event, and nothing in a whole chain."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from app.database import db
from app.models import audit
from app.models.audit import verify
from app.models.event import record
from app.models.task import workflow
from tests.world import Place


@pytest.fixture
def chain(place: Place, elsewhere: Place) -> int:
    """Events of a task's life between those of another commune; how many the commune has."""
    task, other = place.task(), elsewhere.task()
    head = place.people["culture_head"]
    workflow.accept(task, head)
    record("task.noted", other, elsewhere.people["culture_head"])
    place.report(task)
    workflow.confirm(task, place.people["secretary"])
    db.session.flush()
    return verify(place.id).events


def _tamper(statement: str, **values: Any) -> None:
    db.session.execute(text(statement), values)
    db.session.expire_all()


def test_a_whole_chain_holds(place: Place, elsewhere: Place, chain: int) -> None:
    assert chain >= 3
    assert verify(place.id).holds and verify(elsewhere.id).holds


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_parts_of_any_size_give_the_same(place: Place, chain: int, size: int, monkeypatch) -> None:
    monkeypatch.setattr(audit, "PART", size)
    found = verify(place.id)
    assert (found.events, found.breaks) == (chain, [])


@pytest.mark.parametrize("column", ["note", "verb", "from_value", "actor_id", "at", "subject_id"])
def test_a_changed_row_is_named(place: Place, chain: int, column: str) -> None:
    value = {"actor_id": place.people["admin"].id, "at": "2026-01-01 00:00:00", "subject_id": 7}.get(column, "khác")
    _tamper(f"UPDATE event SET {column} = :v WHERE commune_id = :c AND sequence = 2", v=value, c=place.id)
    assert (2, "changed") in verify(place.id).breaks


def test_a_removed_row_is_named(place: Place, chain: int) -> None:
    _tamper("DELETE FROM event WHERE commune_id = :c AND sequence = 2", c=place.id)
    assert (2, "removed") in verify(place.id).breaks


def test_reordered_rows_are_named(place: Place, chain: int) -> None:
    for old, new in ((2, 9001), (3, 2), (9001, 3)):
        _tamper("UPDATE event SET sequence = :n WHERE commune_id = :c AND sequence = :o", n=new, o=old, c=place.id)
    assert {kind for _n, kind in verify(place.id).breaks} >= {"moved", "changed"}


def test_an_inserted_row_is_named(place: Place, chain: int) -> None:
    """A row between others has to take a number; the rows after it are pushed on, or two have the same."""
    for number in range(chain, 1, -1):
        _tamper(
            "UPDATE event SET sequence = :n WHERE commune_id = :c AND sequence = :o",
            n=number + 1, c=place.id, o=number,
        )  # fmt: skip
    _tamper(
        "INSERT INTO event (commune_id, sequence, at, verb, subject_kind, subject_id, previous_hash, hash)"
        " SELECT commune_id, 2, at, 'task.confirmed', subject_kind, subject_id, hash, 'x' FROM event"
        " WHERE commune_id = :c AND sequence = 1",
        c=place.id,
    )
    found = verify(place.id).breaks
    assert {(2, "changed"), (3, "moved"), (3, "changed")} <= set(found)


def test_a_row_forged_with_a_good_hash_breaks_the_next(place: Place, chain: int) -> None:
    from app.models.event import Event

    row = db.session.scalars(db.select(Event).where(Event.commune_id == place.id, Event.sequence == 2)).one()
    row.note = "khác"
    row.hash = row.digest()
    db.session.flush()
    assert (3, "moved") in verify(place.id).breaks


def test_a_tail_cut_off_is_found_with_the_mark_of_an_earlier_audit(place: Place, chain: int) -> None:
    number, _colon, digest = verify(place.id).newest.partition(":")
    _tamper("DELETE FROM event WHERE commune_id = :c AND sequence = :n", c=place.id, n=chain)
    assert verify(place.id).holds
    assert verify(place.id, (int(number), digest)).breaks == [(chain, "cut")]


def test_the_command_finds_a_cut_tail_by_the_mark_it_printed(app: Flask, place: Place, chain: int) -> None:
    code = place.commune.code
    db.session.commit()
    run = app.test_cli_runner().invoke
    mark = run(args=["audit", "verify", "--commune", code]).output.rpartition("Dấu: ")[2].strip()
    _tamper("DELETE FROM event WHERE commune_id = :c AND sequence >= :n", c=place.id, n=chain - 1)
    db.session.commit()
    assert run(args=["audit", "verify", "--commune", code]).exit_code == 0  # a shorter chain is whole
    cut = run(args=["audit", "verify", "--commune", code, "--since", mark])
    assert (cut.exit_code, f"bị cắt từ dòng {chain - 1}" in cut.output) == (1, True)


def test_the_command_ends_with_one_where_something_is_wrong(app: Flask, place: Place, chain: int) -> None:
    code = place.commune.code
    db.session.commit()
    run = app.test_cli_runner().invoke
    good = run(args=["audit", "verify", "--commune", code])
    assert (good.exit_code, "nguyên vẹn" in good.output) == (0, True)
    _tamper("UPDATE event SET note = 'khác' WHERE commune_id = :c AND sequence = 2", c=place.id)
    db.session.commit()
    bad = run(args=["audit", "verify", "--commune", code])
    assert (bad.exit_code, "dòng 2 đã bị sửa" in bad.output) == (1, True)
