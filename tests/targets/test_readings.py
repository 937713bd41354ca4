"""Readings: who writes them, how a correction keeps what it replaces, what is refused."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models.errors import NotAllowed, Refused
from app.models.event import Event
from app.models.file import File
from app.models.target import TargetReading
from app.models.targets import readings, span
from app.models.targets.readings import Typed, write
from app.models.task import evidence_look
from tests.evidence.pictures import png
from tests.targets.conftest import Make
from tests.uploads import pdfs
from tests.world import Place


def _count(model: type) -> int:
    return db.session.scalar(select(func.count(model.id))) or 0


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [("84,5", "%", "84.5"), ("84.5", None, "84.5"), ("1.250", "lớp", "1250"), ("95%", "%", "95"),
     ("95 %", "Tỷ lệ %", "95"), ("06 lớp", "lớp", "6"), ("6 LỚP", "lớp/năm", "6"), ("1.234.567,8", "đồng", "1234567.8"),
     ("-2", "%", "-2"), ("−2", "%", "-2"), (" 100 ", None, "100"), ("0", "%", "0"),
     ("06 lớp", "lớp học", "6"), ("85%.", "%", "85"), ("5 tỉ đồng", "tỷ đồng", "5"), ("12 nghìn", "hộ", "12000"),
     ("12 ngàn hộ", "hộ", "12000"), ("1,2 triệu", None, "1200000"), ("2 tỷ đồng", "đồng", "2000000000"),
     ("5 tỷ", "tỷ đồng", "5"), ("5 tỷ đồng", "tỷ đồng", "5"), ("5 triệu đồng", "triệu đồng", "5"),
     ("91,23456789", "%", "91.234568")],
)  # fmt: skip
def test_figures_are_read_as_offices_type_them(words: str, unit: str | None, value: str) -> None:
    found = span.figure(words, unit)
    assert f"{found:f}" == value


@pytest.mark.parametrize(
    ("words", "short"),
    [("91,23456789", "91,23"), ("1.099,9999999 %", "1100,00 %"), ("84,125", "84,125"), ("5", "5"), ("x", "x"),
     ("0,0000001", "0,0000001")],
)  # fmt: skip
def test_words_of_a_division_are_kept_short(words: str, short: str) -> None:
    assert span.short_words(words) == short


@pytest.mark.parametrize("words", ["abc", "khoảng 80", "1.2.3", "12,", "80-90", "1.234.56", "9" * 13, "9999 tỷ"])
def test_what_is_no_figure_is_refused(words: str) -> None:
    with pytest.raises(Refused, match="figure_"):
        span.figure(words)


@pytest.mark.parametrize(
    ("words", "unit"),
    [("5 nhưng chưa chắc", "lớp"), ("12 hộ", "lớp"), ("12 lớp học", "lớp"), ("12 nghìn", "%"), ("12 lớp", None),
     ("95%", "lớp"), ("500 triệu", "tỷ đồng"), ("12 nghìn tỷ", "đồng"), ("3 chục", "lớp")],
)  # fmt: skip
def test_other_words_behind_a_figure_are_refused(words: str, unit: str | None) -> None:
    with pytest.raises(Refused, match="figure_words"):
        span.figure(words, unit)


def test_a_multiplier_multiplies_and_a_count_is_never_below_nought(place: Place, make: Make) -> None:
    target, head = make("<=", "6", measure_unit="lớp", value_words="≤ 6 lớp"), place.people["culture_head"]
    assert write(target, head, "2026-Q3", Typed("12 nghìn")).value == 12000
    with pytest.raises(Refused) as refused:
        write(target, head, "2026-Q3", Typed("-3"))
    assert (refused.value.code, refused.value.params["field"]) == ("figure_negative", "value")
    target.baseline_words = "-1,2%"
    db.session.flush()
    assert write(target, head, "2026-Q3", Typed("-3")).value == -3


@pytest.mark.parametrize("who", ["culture_head", "officer", "secretary"])
def test_the_lead_unit_and_the_secretariat_write(place: Place, make: Make, who: str) -> None:
    row = write(make(), place.people[who], "2026-Q3", Typed("84,5%", source="Sở KH&CN"))
    assert (str(row.value), row.number, row.by_id) == ("84.5", 1, place.people[who].id)


@pytest.mark.parametrize("who", ["economy_head", "chair", "deputy", "admin", "observer"])
def test_others_dont(place: Place, make: Make, who: str) -> None:
    with pytest.raises(NotAllowed, match="only_target_lead"):
        write(make(), place.people[who], "2026-Q3", Typed("84"))
    assert _count(TargetReading) == 0


def test_a_correction_is_a_reading_of_its_own(place: Place, make: Make) -> None:
    target, head = make(), place.people["culture_head"]
    first = write(target, head, "2026-Q3", Typed("84"))
    second = write(target, place.people["secretary"], "2026-Q3", Typed("82", note="Rà lại"))
    assert (first.replaced_at is not None, second.replaced_at, second.number) == (True, None, 2)
    assert [row.number for row in readings.of(target)] == [2, 1]
    assert readings.standing(target, "2026-Q3") is second
    verbs = db.session.execute(select(Event.verb, Event.from_value, Event.to_value).order_by(Event.id)).all()
    assert verbs == [("target.measured", None, "84"), ("target.corrected", "84", "82")]


def test_the_same_again_changes_nothing(place: Place, make: Make) -> None:
    target, head = make(), place.people["culture_head"]
    first = write(target, head, "2026-Q3", Typed("84,50%", source="Sở"))
    db.session.flush()
    events = _count(Event)
    assert write(target, place.people["secretary"], "2026-Q3", Typed("84,5", source="Sở")) is first
    assert (_count(TargetReading), _count(Event)) == (1, events)


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("2026-Q3", Typed(""), "reading_missing"), ("2026-Q3", Typed("cao"), "figure_unreadable"),
        ("2026-Q3", Typed("5", is_nil=True), "reading_and_nothing"), ("2027-Q1", Typed("5"), "period_not_begun"),
        ("2026-09", Typed("5"), "period_not_begun"), ("", Typed("5"), "period_not_begun"),
        ("2026-Q3", Typed("5", link="javascript:alert(1)"), "link_wrong"),
    ],
)  # fmt: skip
def test_what_is_refused_leaves_nothing(place: Place, make: Make, key: str, typed: Typed, code: str) -> None:
    with pytest.raises(Refused) as refused:
        write(make(), place.people["culture_head"], key, typed)
    assert refused.value.code == code
    assert (_count(TargetReading), _count(Event)) == (0, 0)


def test_words_need_a_judgement_and_nil_needs_nothing(place: Place, make: Make) -> None:
    target, head = make(None, None, value_words="Tất cả các khu phố"), place.people["culture_head"]
    with pytest.raises(Refused, match="judgement_missing"):
        write(target, head, "2026-Q3", Typed("Còn 2 khu phố"))
    row = write(target, head, "2026-Q3", Typed("Còn 2 khu phố", judged="missed"))
    assert (row.value, row.judged) == (None, "missed")
    assert write(target, head, "2026-Q3", Typed(is_nil=True)).is_nil


def test_evidence_stays_with_a_correction(place: Place, make: Make) -> None:
    target, head = make(), place.people["culture_head"]
    proof = ("anh.png", png())
    first = write(target, head, "2026-Q3", Typed("84", file=proof))
    second = write(target, head, "2026-Q3", Typed("85"))
    assert first.file_id is not None
    assert second.file_id == first.file_id


def test_a_withdrawn_target_takes_no_reading(place: Place, make: Make) -> None:
    target = make()
    target.withdrawn_at = clock.now()
    db.session.flush()
    with pytest.raises(Refused, match="target_withdrawn"):
        write(target, place.people["secretary"], "2026-Q3", Typed("5"))


def test_a_secret_file_is_taken_off_its_reading_by_the_second_look(place: Place, make: Make) -> None:
    stamped = pdfs.pdf_of([pdfs.lines(["MẬT", "Số liệu quý III"])], text="MẬT\nSố liệu quý III")
    row = write(make(), place.people["culture_head"], "2026-Q3", Typed("84", file=("a.pdf", stamped)))
    row_id, file_id = row.id, row.file_id or 0
    db.session.commit()
    assert evidence_look.look(file_id)
    kept = db.session.get_one(TargetReading, row_id)
    assert (kept.value, kept.file_id, kept.file_name) == (84, None, None)
    assert db.session.get_one(File, file_id).state == "refused"
    event = db.session.query(Event).filter_by(verb="target.reading_secret").one()
    assert (event.subject_id, event.from_value, event.note) == (kept.target_id, "a.pdf", "2026-Q3")
