"""The digest of the week: when it comes, to whom, in which letter, and that its numbers are the board's."""

from __future__ import annotations

from datetime import date

import pytest

from app import clock
from app.database import db
from app.models import accounts, counting, digest, summary
from app.models.commune import CalendarDay
from app.models.notification import Message, Notification
from app.models.task import Task, TaskState, extending, finding
from app.models.task.query import Query
from tests.humane.conftest import Morning, html_of, text_of, to
from tests.humane.test_absences import away
from tests.reminders.conftest import rows
from tests.statements import counted
from tests.world import Place

TUESDAY, MONDAY = date(2026, 10, 6), date(2026, 10, 12)  # the world is made on the Tuesday
LATE, THIS_WEEK, NEXT_WEEK, LATER = date(2026, 10, 9), date(2026, 10, 15), date(2026, 10, 20), date(2026, 12, 1)


def weekly(place: Place) -> set[tuple[str, str]]:
    """(person, occasion) of every digest."""
    names = {person.id: key for key, person in place.people.items()}
    found = rows(Notification, rule="weekly", channel="in_app")
    assert {row.subject_id for row in found} == {row.recipient_id for row in found}
    return {(names[row.recipient_id], row.occasion) for row in found}


@pytest.fixture
def work(place: Place) -> dict[str, Task]:
    """One task of each kind for the culture department, two for others."""
    made = {
        "late": place.task("Nộp hồ sơ cấp độ an toàn", due_on=LATE),
        "week": place.task("Tập huấn cán bộ phường", due_on=THIS_WEEK, assignee_id=place.people["officer"].id),
        "next": place.task("Diễn tập an toàn thông tin", due_on=NEXT_WEEK),
        "later": place.task("Tổng kết năm", due_on=LATER),
        "other": place.task("Sửa đường ngõ 12", unit="economy", due_on=LATE),
        "none": place.task("Việc chưa rõ chủ trì", unit=None, due_on=LATER),
    }
    db.session.commit()
    return made


def test_it_comes_on_the_first_working_day_in_the_days_own_message(
    place: Place, work: dict[str, Task], morning: Morning
) -> None:
    morning(TUESDAY)
    assert weekly(place) == set()
    mails = morning(MONDAY)
    assert weekly(place) == {
        (who, "2026-W42") for who in ("culture_head", "economy_head", "officer", "secretary", "chair", "deputy")
    }
    head = to(mails, "culture_head")
    assert len(head) == 1
    body = text_of(head[0])
    for heading in ("QUÁ HẠN (1)", "ĐẾN HẠN TUẦN NÀY (1)", "ĐẾN HẠN TUẦN SAU (1)"):
        assert heading in body
    for key in ("late", "week", "next"):
        assert body.count(work[key].short_text) == html_of(head[0]).count(work[key].short_text) == 1
    assert "Tổng kết năm" not in body and "Sửa đường" not in body
    officer = text_of(to(mails, "officer")[0])
    assert "ĐẾN HẠN TUẦN NÀY (1)" in officer and "Nộp hồ sơ" not in officer
    slots = [message.slot for message in rows(Message) if message.recipient_id == place.people["culture_head"].id]
    assert slots.count("2026-10-12") == 1


def test_leaders_and_the_secretariat_see_the_table_and_what_waits(
    place: Place, work: dict[str, Task], morning: Morning
) -> None:
    place.report(place.task("Báo cáo đã nộp", due_on=LATER))
    extending.ask(work["late"], place.people["culture_head"], LATER, "Chờ thẩm định")
    db.session.commit()
    mails = morning(MONDAY)
    chair, secretary = text_of(to(mails, "chair")[-1]), text_of(to(mails, "secretary")[-1])
    line = "Phòng Văn hóa - Xã hội: tổng 5, hoàn thành 0, chờ xác nhận 1, quá hạn 1, đến hạn 30 ngày 2"
    assert line in chair and line in secretary
    assert "1 đề nghị gia hạn chờ quyết định" in chair and "đề nghị gia hạn" not in secretary.partition("BẢNG")[0]
    assert "1 báo cáo hoàn thành chờ xác nhận, lâu nhất 4 ngày làm việc" in chair
    assert "1 việc chưa rõ chủ trì" in secretary
    assert "Cả phường, xã: tổng 7" in chair


def test_the_numbers_are_those_of_the_board_and_of_the_lists(place: Place, work: dict[str, Task]) -> None:
    with clock.stopped(clock.instant(MONDAY, 9)):
        found, table = digest.of(place.people["chair"]), summary.summary(place.id)
        assert [(one.unit and one.unit.id, one.numbers["total"], one.numbers["late"]) for one in found.lines] == [
            (one.unit and one.unit.id, one.count.total, one.count.late) for one in table.lines
        ]
        by_due = counting.by_unit(place.id, None, counting.due_within(place.id, 30))
        assert {line.unit and line.unit.id: line.numbers["due"] for line in found.lines if line.numbers["due"]} == {
            unit: count.total for unit, count in by_due.items()
        }
        assert found.whole is not None and found.whole.numbers["total"] == finding.total(place.people["chair"], Query())
        own = digest.of(place.people["culture_head"])
        for section in own.sections:
            listed = finding.search(place.people["culture_head"], section.figure.query)
            assert section.figure.n == listed.total == len(section.tasks)


def test_a_duty_without_its_periods_update_is_in_it(place: Place, morning: Morning) -> None:
    place.task("Cập nhật tin tức", deadline_type="ongoing", recurrence="weekly", state=TaskState.IN_PROGRESS)
    db.session.commit()
    db.session.execute(db.update(Task).values(created_at=clock.instant(date(2026, 9, 1))))
    body = text_of(to(morning(MONDAY), "culture_head")[0])
    assert "THIẾU CẬP NHẬT KỲ (1)" in body and "Cập nhật tin tức" in body


def test_who_has_nothing_to_hear_of_gets_none(place: Place, morning: Morning) -> None:
    place.task("Tổng kết năm", due_on=LATER)
    db.session.commit()
    morning(MONDAY)
    assert {who for who, _week in weekly(place)} == {"secretary", "chair", "deputy"}


def test_who_has_something_to_hear_of_later_that_week_waits_for_the_next(place: Place, morning: Morning) -> None:
    place.task("Tổng kết năm", due_on=LATER)
    db.session.commit()
    morning(MONDAY)
    place.task("Nộp hồ sơ", due_on=THIS_WEEK)
    db.session.commit()
    morning(date(2026, 10, 14))
    assert "culture_head" not in {who for who, _week in weekly(place)}
    morning(date(2026, 10, 19))
    assert ("culture_head", "2026-W43") in weekly(place)


def test_an_empty_commune_hears_nothing(place: Place, morning: Morning) -> None:
    assert morning(MONDAY) == []
    assert weekly(place) == set()


def test_it_may_be_switched_off(place: Place, work: dict[str, Task], morning: Morning) -> None:
    accounts.want_weekly(place.people["culture_head"], wants=False)
    mails = morning(MONDAY)
    assert "culture_head" not in {who for who, _week in weekly(place)}
    assert "Tuần" not in text_of(to(mails, "culture_head")[0])  # the reminders alone


def test_switched_off_after_it_was_made_it_doesnt_leave(place: Place, work: dict[str, Task], remind, morning) -> None:
    with clock.stopped(clock.instant(MONDAY, 8)):
        remind()
        db.session.get_one(type(place.people["chair"]), place.people["chair"].id).wants_weekly = False
        db.session.commit()
    assert to(morning(MONDAY), "chair") == []
    assert {
        (row.state, row.reason) for row in rows(Notification, rule="weekly", recipient_id=place.people["chair"].id)
    } == {("sent", None), ("skipped", "not wanted")}


def test_a_monday_off_moves_it_to_the_first_working_day(place: Place, work: dict[str, Task], morning: Morning) -> None:
    db.session.add(CalendarDay(commune_id=place.id, on=MONDAY, kind="holiday", name="Nghỉ"))
    db.session.commit()
    assert morning(MONDAY) == []
    morning(date(2026, 10, 13))
    assert ("chair", "2026-W42") in weekly(place)


def test_after_an_outage_it_comes_on_the_next_working_day_and_once(
    place: Place, work: dict[str, Task], morning: Morning
) -> None:
    mails = morning(date(2026, 10, 14))  # Wednesday
    assert len(to(mails, "chair")) == 1
    for day in (15, 16):
        morning(date(2026, 10, day))
    assert [occasion for who, occasion in weekly(place) if who == "chair"] == ["2026-W42"]
    assert len(rows(Notification, rule="weekly", recipient_id=place.people["chair"].id)) == 2


def test_a_week_that_cannot_leave_any_more_gives_way_to_the_next(
    place: Place, work: dict[str, Task], morning: Morning
) -> None:
    assert morning(date(2026, 10, 16), hour=19) == []  # Friday evening: it would leave next Monday
    morning(date(2026, 10, 19))
    assert {occasion for _who, occasion in weekly(place)} == {"2026-W43"}


def test_tet_has_no_digest_of_its_own(place: Place, work: dict[str, Task], morning: Morning) -> None:
    for day in (date(2027, 2, 1), date(2027, 2, 4), date(2027, 2, 8), date(2027, 2, 10), date(2027, 2, 11)):
        morning(day)
    assert {occasion for who, occasion in weekly(place) if who == "chair"} == {"2027-W05", "2027-W06"}


def test_who_is_away_gets_none_and_the_stand_in_hears_of_the_unit(
    place: Place, work: dict[str, Task], morning: Morning
) -> None:
    away(place, "culture_head", "economy_head", MONDAY, date(2026, 10, 16))
    mails = morning(MONDAY)
    assert to(mails, "culture_head") == [] and ("culture_head", "2026-W42") not in weekly(place)
    body = text_of(to(mails, "economy_head")[-1])
    assert "QUÁ HẠN (2)" in body and "Phòng Văn hóa - Xã hội" in body


def test_numbers_that_dont_add_up_are_refused_in_words(place: Place, work: dict[str, Task], morning: Morning) -> None:
    db.session.execute(db.update(Task).where(Task.id == work["later"].id).values(state="lost"))
    body = text_of(to(morning(MONDAY), "chair")[0])
    assert "Số liệu không khớp" in body and "Cả phường, xã" not in body


def test_the_statements_dont_grow_with_people_or_tasks(place: Place, work: dict[str, Task]) -> None:
    with clock.stopped(clock.instant(MONDAY, 9)):
        digest.of(place.people["chair"])
        costs = []
        for _ in range(2):
            db.session.commit()
            with counted() as statements:
                digest.of(db.session.get_one(type(place.people["chair"]), place.people["chair"].id))
            costs.append(len(statements))
            for n in range(20):
                place.task(f"Việc thêm {n}", due_on=LATE)
    assert costs[0] == costs[1]
