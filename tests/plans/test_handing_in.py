"""Files in: kept once in a commune, no twin plans, secret ones wiped, unreadable ones kept with the reason."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import database, words
from app.database import db
from app.models import job_runs, storage
from app.models.errors import NotAllowed, Refused
from app.models.file import File
from app.models.plan import Plan, PlanVersion
from app.models.planning import finding, handing_in, reading_run
from app.reading import gate
from tests.plans.sample import AGAIN, STAMPED, TEXT
from tests.uploads import samples_office, samples_text
from tests.world import Place


def _count(model: type) -> int:
    return db.session.scalar(select(func.count(model.id))) or 0  # type: ignore[attr-defined]


def test_the_same_files_are_the_same_plan(place: Place, plan: Plan, read: Callable[..., Plan]) -> None:
    assert read(place, name="tên khác.txt").id == plan.id
    assert read(place, AGAIN).id != plan.id
    assert (_count(Plan), _count(File)) == (2, 2)


def test_the_order_of_files_matters_to_the_key(place: Place) -> None:
    one = storage.keep(place.id, "a.txt", b"a", None)
    two = storage.keep(place.id, "b.txt", b"b", None)
    assert handing_in.input_key([one, two]) != handing_in.input_key([two, one])


def test_another_commune_keeps_its_own_copy(place: Place, elsewhere: Place, read: Callable[..., Plan]) -> None:
    assert read(place).commune_id != read(elsewhere).commune_id
    assert _count(File) == 2


def test_a_plan_of_the_same_name_is_pointed_out(place: Place, plan: Plan, read: Callable[..., Plan]) -> None:
    assert [twin.id for twin in finding.twins(read(place, AGAIN))] == [plan.id]


def test_two_imports_at_once_make_one_plan(app: Flask, place: Place) -> None:
    start, made = threading.Barrier(2), []

    def hand_in() -> None:
        with app.app_context(), database.transaction():
            start.wait(10)
            handed = handing_in.hand_in(place.id, [("kh.txt", TEXT.encode())], None)
            made.append(handed.version.plan_id if handed.version else None)

    db.session.commit()
    threads = [threading.Thread(target=hand_in) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    db.session.rollback()
    assert len(made) == 2
    assert len(set(made)) == 1
    assert (_count(Plan), _count(PlanVersion), _count(File)) == (1, 1, 1)


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("KH_MẬT.docx", True),
        ("Kế hoạch (mật).docx", True),
        ("Kế hoạch tối mật 2026.docx", True),
        ("Mật - phương án.docx", True),
        ("Quy chế bảo mật thông tin.docx", False),
        ("QUY CHẾ BẢO MẬT.docx", False),
        ("Bảo vệ bí mật nhà nước.docx", False),
        ("Quản lý mật khẩu.docx", False),
        ("Kế hoạch nuôi ong mật.docx", False),
    ],
)
def test_only_a_name_that_says_so_is_secret(name: str, secret: bool) -> None:
    assert gate.named_secret(name) is secret


def test_a_secret_name_is_refused_and_its_bytes_never_lie_here(place: Place) -> None:
    handed = handing_in.hand_in(place.id, [("KH_MẬT.txt", TEXT.encode())], place.people["secretary"])
    file = db.session.scalars(select(File)).one()
    assert (handed.version, handed.refused) == (None, ["KH_MẬT.txt"])
    assert (file.state, file.uploaded_by_id) == ("refused", place.people["secretary"].id)
    assert not storage.path_of(file).exists()
    again = handing_in.hand_in(place.id, [("đổi tên.txt", TEXT.encode())], place.people["secretary"])
    assert again.version is None


def test_a_stamp_seen_at_once_is_never_written(place: Place) -> None:
    handed = handing_in.hand_in(place.id, [("kh.txt", STAMPED.encode()), ("b.txt", TEXT.encode())], None)
    file = db.session.scalars(select(File)).one()
    assert (handed.version, handed.refused, file.state) == (None, ["kh.txt"], "refused")
    assert not storage.path_of(file).exists()


def test_a_stamp_found_by_the_reader_wipes_that_file_alone(place: Place) -> None:
    uploads = [("kh.txt", TEXT.encode()), ("bảng.xlsx", samples_text.sheet_cell())]
    handed = handing_in.hand_in(place.id, uploads, place.people["secretary"])
    assert handed.version is not None
    version_id = handed.version.id
    db.session.commit()
    reading_run.read_version(version_id)
    first, second = db.session.get_one(PlanVersion, version_id, populate_existing=True).files
    assert (first.file.state, second.file.state) == ("kept", "refused")
    assert storage.path_of(first.file).exists() and not storage.path_of(second.file).exists()
    run = job_runs.of(place.id, handing_in.READ, version_id)
    assert run is not None
    assert "MẬT" in words.sentence(Refused.from_kept(run.error or ""))
    assert handing_in.hand_in(place.id, uploads[1:], None).refused == ["bảng.xlsx"]


def test_what_is_of_no_use_is_kept_with_its_reason_and_makes_no_plan(place: Place) -> None:
    sent = [("cũ.doc", samples_office.ole("WordDocument")), ("kh.txt", TEXT.encode())]
    handed = handing_in.hand_in(place.id, sent, place.people["secretary"])
    (old,) = handed.failed
    assert (handed.version, _count(Plan), _count(File), old.state) == (None, 0, 2, "failed")
    assert storage.read(old) == sent[0][1]
    said = words.sentence(Refused.from_kept(old.reason or ""))
    assert "cũ.doc" in said and ".docx" in said
    assert [one.id for one in storage.failed(place.people["secretary"])] == [old.id]
    assert handing_in.hand_in(place.id, sent[1:], place.people["secretary"]).version is not None


def test_two_files_of_one_name_are_told_apart(place: Place) -> None:
    handed = handing_in.hand_in(place.id, [("a.txt", b"a"), ("x/a.txt", b"b"), ("a.txt", b"c")], None)
    assert handed.version is not None
    assert [part.name for part in handed.version.files] == ["a.txt", "a (2).txt", "a (3).txt"]


def test_an_unreadable_file_is_kept_and_says_why(place: Place, read: Callable[..., Plan]) -> None:
    plan = read(place, "%PDF-1.7 …", name="quét.pdf")
    part = plan.versions[0].files[0]
    run = job_runs.of(place.id, handing_in.READ, plan.versions[0].id)
    assert run is not None
    assert (run.state, part.file.state) == ("failed", "kept")
    assert "quét.pdf" in words.sentence(Refused.from_kept(run.error or ""))
    assert storage.read(part.file).startswith(b"%PDF")


def test_a_failed_reading_can_be_tried_again(
    place: Place, read: Callable[..., Plan], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_sources: object) -> dict:
        raise RuntimeError("broken")

    with monkeypatch.context() as patch:
        patch.setattr("app.models.planning.reading_run.apart.read", broken)
        plan = read(place)
        version_id = plan.versions[0].id
        for _attempt in range(2):
            db.session.rollback()
            reading_run.read_version(version_id)
    run = job_runs.of(place.id, handing_in.READ, version_id)
    assert run is not None
    assert (run.state, run.attempts) == ("failed", 3)
    handing_in.try_again(db.session.get_one(PlanVersion, version_id), place.people["secretary"])
    db.session.commit()
    assert reading_run.read_version(version_id)
    assert db.session.get_one(PlanVersion, version_id, populate_existing=True).read_at is not None


def test_only_the_secretariat_hands_in(place: Place) -> None:
    for key in set(place.people) - {"secretary"}:
        with pytest.raises(NotAllowed):
            handing_in.hand_in(place.id, [("kh.txt", b"x")], place.people[key])


@pytest.mark.parametrize(
    ("uploads", "code"),
    [
        ([], "files_missing"),
        ([("a.txt", b"")], "file_empty"),
        ([("a.txt", b"x" * (storage.LARGEST + 1))], "file_too_large"),
        ([("a.txt", b"x")] * 21, "files_too_many"),
    ],
)
def test_what_can_t_be_taken_is_said(place: Place, uploads: list, code: str) -> None:
    with pytest.raises(Refused, match=code):
        handing_in.hand_in(place.id, uploads, None)
