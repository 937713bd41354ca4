"""What an export holds: real numbers and days, words that stay words, the facts of people, a bounded cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from app import clock, exported
from app.database import db
from app.export_columns import COLUMNS, sheet
from app.export_columns.column import text
from app.exported import Wanted
from app.models.errors import NotAllowed
from app.models.exporting import forms, kpi
from app.models.exporting.forms import Form
from app.models.exporting.keys import KPI, TARGETS, TASKS
from app.models.targets import readings
from app.models.targets.listing import Asked
from app.models.targets.readings import Typed
from app.models.task import Task, extending, progress, workflow
from app.models.task.query import Query
from app.models.user import Appointment, User
from tests.statements import counted
from tests.targets.conftest import Make, make, plan
from tests.world import Place

__all__ = ["make", "plan"]
OCTOBER = "2026-10"


def wanted(subject: str, *columns: str, query: Query | None = None) -> Wanted:
    """An export of some columns of a subject."""
    return Wanted(Form("", "Thử", subject, columns), query or Query(), Asked(2026), kpi.month_of(OCTOBER))


def cells(found: exported.Export) -> list[list[Any]]:
    """The rows of the file as a table program reads them, below the headings."""
    with sheet.write("Thử", "phường Mẫu", found.wanted.columns, found.rows()) as file:
        book = load_workbook(file)
    return [list(row) for row in book.active.iter_rows(min_row=sheet.HEAD_ROW + 1)]


def test_tasks_of_a_question_with_real_numbers_and_days(place: Place) -> None:
    task = place.task("Số hóa hồ sơ", due_on=date(2026, 10, 1), percent=40)
    place.task("Việc của phòng khác", "economy", due_on=date(2026, 10, 20))
    asked = wanted(
        TASKS, "code", "text", "lead", "due_on", "percent", "days_late", query=Query(unit_id=place.units["culture"].id)
    )
    found = exported.find(place.people["observer"], asked)
    assert found.total == 1
    values = [cell.value for cell in cells(found)[0]]
    assert values == [task.code, "Số hóa hồ sơ", "Phòng Văn hóa - Xã hội", datetime(2026, 10, 1), 40, 5]
    assert cells(found)[0][3].number_format == "dd/mm/yyyy"
    assert exported.pasted(found).split("\n")[1].split("\t")[3:] == ["01/10/2026", "40", "5"]


@pytest.mark.parametrize("words", ["=1+1", "+84 905", "-xóa", "@SUM(A1)", '=HYPERLINK("http://x.example")'])
def test_words_like_a_formula_stay_words(place: Place, words: str) -> None:
    place.task(words)
    found = exported.find(place.people["secretary"], wanted(TASKS, "text"))
    cell = cells(found)[0][0]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)
    assert exported.pasted(found).split("\n")[1] == f"'{words}"


def test_a_line_stays_a_line_and_a_tab_no_column(place: Place) -> None:
    place.task("Dòng một\nDòng hai\tcột\x0b")
    found = exported.find(place.people["secretary"], wanted(TASKS, "text", "code"))
    lines = exported.pasted(found).split("\n")
    assert len(lines) == 2 and lines[1].startswith("Dòng một Dòng hai cột\tNV-2026-")
    assert "\x0b" not in cells(found)[0][0].value


def test_values_as_text() -> None:
    said = [text(one) for one in (None, 1250, Decimal("84.50"), Decimal("-3"), date(2026, 3, 5), "a  b")]
    assert said == ["", "1250", "84,5", "-3", "05/03/2026", "a b"]


def test_the_last_report_and_note_of_a_task(place: Place) -> None:
    task, head = place.task(), place.people["culture_head"]
    workflow.accept(task, head)
    progress.note(task, head, "Đang rà soát", difficulty="Thiếu máy")
    place.report(task, result="Đã rà soát xong")
    columns = ("document", "result", "note", "difficulty")
    found = exported.find(place.people["secretary"], wanted(TASKS, *columns))
    assert list(found.rows())[0] == ["12/BC-UBND", "Đã rà soát xong", "Đang rà soát", "Thiếu máy"]
    workflow.send_back(task, place.people["chair"], "Thiếu số liệu")
    found = exported.find(place.people["secretary"], wanted(TASKS, *columns))
    assert list(found.rows())[0][:2] == [None, None]


def test_targets_with_their_readings(place: Place, make: Make) -> None:
    target = make()
    readings.write(target, place.people["secretary"], "2026-Q3", Typed("84,5", source="Báo cáo viễn thông"))
    asked = wanted(TARGETS, "code", "goal_value", "period", "value", "ratio", "assessed", "source")
    found = exported.find(place.people["observer"], asked)
    row = [cell.value for cell in cells(found)[0]]
    assert row == [target.code, 80, "Quý III/2026", 84.5, 105.6, "Vượt", "Báo cáo viễn thông"]
    assert exported.pasted(found).split("\n")[1].split("\t")[3:5] == ["84,5", "105,6"]


@pytest.mark.parametrize(("value", "shown"), [("79,8", "100,1"), ("79,72", "100,0"), ("79,68", "99,9")])
def test_a_share_of_the_plan_has_one_decimal_everywhere(place: Place, make: Make, value: str, shown: str) -> None:
    target = make(value="79.72")
    readings.write(target, place.people["secretary"], "2026-Q3", Typed(value))
    found = exported.find(place.people["observer"], wanted(TARGETS, "ratio"))
    assert exported.pasted(found).split("\n")[1] == shown
    assert [list(row) for row in found.texts()] == [[shown]]
    cell = cells(found)[0][0]
    assert (cell.value, cell.number_format) == (float(shown.replace(",", ".")), "0.0")


@pytest.mark.parametrize(
    ("staff", "kind", "words"),
    [
        ("public_employee", "department", "Viên chức"),
        ("part_time", "health", "Người hoạt động không chuyên trách"),
        ("", "health", "Viên chức (suy từ loại đơn vị)"),
        ("", "centre", None),
    ],
)
def test_what_was_said_of_a_person_goes_before_the_guess(
    place: Place, staff: str, kind: str, words: str | None
) -> None:
    officer = place.people["officer"]
    _assigned(place, officer, date(2026, 10, 20))
    officer.staff, place.units["culture"].kind = staff, kind
    db.session.flush()
    found = exported.find(place.people["secretary"], wanted(KPI, "staff"))
    assert [row[0] for row in found.rows()] == [words]


def test_evidence_by_person_and_month_without_a_score(place: Place) -> None:
    officer, head, chair = place.people["officer"], place.people["culture_head"], place.people["chair"]
    done = _assigned(place, officer, date(2026, 10, 20))
    late = _assigned(place, officer, date(2026, 10, 2))
    moved = _assigned(place, officer, date(2026, 10, 15))
    place.report(done)
    workflow.send_back(done, chair, "Thiếu biên bản")
    place.report(done)
    workflow.confirm(done, chair)
    extending.ask(moved, head, date(2026, 11, 20), "Mưa lũ")
    extending.decide(moved, chair, True)
    db.session.flush()
    rows = kpi.of(place.people["secretary"], kpi.month_of(OCTOBER)).rows
    assert [one.person for one in rows] == [officer]
    found = exported.find(place.people["secretary"], wanted(KPI, *COLUMNS[KPI]))
    said = dict(zip(COLUMNS[KPI], list(found.rows())[0], strict=True))
    numbers = {name: said[name] for name in ("given", "due", "done", "on_time", "late", "still_late", "returned")}
    assert numbers == {"given": 3, "due": 2, "done": 1, "on_time": 1, "late": 1, "still_late": 1, "returned": 1}
    assert (said["returned_why"], said["objective"]) == ("Thiếu biên bản", "Mưa lũ")
    assert said["objective_by"] == chair.name and late.code in said["codes"]
    assert (said["staff"], said["month"]) == ("Công chức (suy từ loại đơn vị)", "Tháng 10/2026")
    assert not [one for one in COLUMNS[KPI].values() if "điểm" in one.heading.lower() or "loại" in one.heading.lower()]
    assert kpi.of(place.people["secretary"], kpi.month_of("2026-09")).rows == []


def _assigned(place: Place, to: User, due: date) -> Task:
    task = place.task(due_on=due, created_at=clock.now())
    workflow.accept(task, place.people["culture_head"])
    task.assignee_id = to.id
    db.session.flush()
    return task


def test_what_nobody_was_given_is_the_head_s(place: Place) -> None:
    """Fails where a task without an assignee is in nobody's row."""
    head, chair = place.people["culture_head"], place.people["chair"]
    task = place.task(due_on=date(2026, 10, 20), created_at=clock.now())
    workflow.accept(task, head)
    place.report(task)
    workflow.send_back(task, chair, "Thiếu số liệu")
    place.report(task)
    workflow.confirm(task, chair)
    found = kpi.of(chair, kpi.month_of(OCTOBER))
    assert [(one.person, len(one.done), len(one.returned)) for one in found.rows] == [(head, 1, 1)]
    assert found.left_out == []


def test_it_is_the_head_s_of_that_time(place: Place) -> None:
    old, new, day = place.people["culture_head"], place.people["officer"], date(2026, 9, 15)
    for reported_on in (date(2026, 9, 10), date(2026, 9, 20)):
        task = place.task(due_on=date(2026, 9, 25), created_at=clock.instant(date(2026, 9, 1)))
        with clock.stopped(clock.instant(reported_on, 9)):
            workflow.report(task, old, "Xong", document_number="1/BC-UBND")
    old.appointments[0].to_on = day
    db.session.add(Appointment(
        commune_id=place.id, user_id=new.id, role="department_head", unit_id=place.units["culture"].id,
        from_on=date(2026, 9, 16),
    ))  # fmt: skip
    db.session.flush()
    db.session.expire_all()
    rows = kpi.of(place.people["chair"], kpi.month_of("2026-09")).rows
    assert {one.person.id: [task.submitted_on for task in one.due] for one in rows} == {
        old.id: [date(2026, 9, 10)], new.id: [date(2026, 9, 20)]
    }  # fmt: skip


def test_what_is_nobody_s_is_said(place: Place) -> None:
    place.task("Trung tâm chưa có trưởng", "centre", due_on=date(2026, 10, 2))
    place.task("Chưa rõ chủ trì", None, due_on=date(2026, 10, 2))
    seen = {who: kpi.of(place.people[who], kpi.month_of(OCTOBER)) for who in ("chair", "culture_head", "officer")}
    assert {who: (len(one.rows), len(one.left_out)) for who, one in seen.items()} == {
        "chair": (0, 2), "culture_head": (0, 0), "officer": (0, 0)
    }  # fmt: skip
    assert exported.find(place.people["chair"], wanted(KPI, "person")).left_out == 2


SEES = {
    "chair": {"officer", "culture_head", "economy_head"},
    "deputy": {"officer", "culture_head", "economy_head"},
    "secretary": {"officer", "culture_head", "economy_head"},
    "culture_head": {"officer", "culture_head"},
    "economy_head": {"economy_head"},
    "officer": {"officer"},
}


@pytest.mark.parametrize("who", ["admin", "observer", *SEES])
def test_who_reads_whose_evidence(place: Place, who: str) -> None:
    """Fails where everybody with an account reads everybody's (domain rules of §3.5, §7)."""
    _assigned(place, place.people["officer"], date(2026, 10, 20))
    place.task(due_on=date(2026, 10, 20))
    place.task("Việc của Kinh tế", "economy", due_on=date(2026, 10, 20))
    person, keys = place.people[who], {one.id: key for key, one in place.people.items()}
    assert ("kpi" in [one.slug for one in forms.listed(person)]) == (who in SEES)
    if who not in SEES:
        with pytest.raises(NotAllowed, match="evidence_not_yours"):
            exported.find(person, wanted(KPI, "person"))
        return
    assert {keys[one.person.id] for one in kpi.of(person, kpi.month_of(OCTOBER)).rows} == SEES[who]


def test_who_stands_in_for_a_head_reads_the_unit_s(place: Place) -> None:
    _assigned(place, place.people["officer"], date(2026, 10, 20))
    place.task("Việc của Kinh tế", "economy", due_on=date(2026, 10, 20))
    stand_in, away = place.people["economy_head"], place.people["culture_head"]
    db.session.add(Appointment(
        commune_id=place.id, user_id=stand_in.id, role="department_head", unit_id=place.units["culture"].id,
        on_behalf_of_id=away.id, from_on=date(2026, 10, 1),
    ))  # fmt: skip
    db.session.flush()
    db.session.expire_all()

    def seen(person: User) -> set[int]:
        return {one.person.id for one in kpi.of(person, kpi.month_of(OCTOBER)).rows}

    assert seen(stand_in) == {stand_in.id, place.people["officer"].id}
    assert stand_in.id not in seen(away)


def test_a_month_that_cannot_be_read_is_the_last_ended(place: Place) -> None:
    assert [kpi.month_of(key).key for key in ("2026-08", "", "x", "2031-01")] == [
        "2026-08", "2026-09", "2026-09", "2026-10"
    ]  # fmt: skip
    assert [one.key for one in kpi.months(3)] == ["2026-10", "2026-09", "2026-08"]


@pytest.mark.parametrize("subject", [TASKS, KPI])
def test_it_costs_the_same_number_of_statements_whatever_the_rows(place: Place, subject: str) -> None:
    person = place.people["secretary"]
    asked = wanted(subject, *COLUMNS[subject])

    def cost(more: int) -> int:
        for n in range(more):
            _assigned(place, place.people[("officer", "culture_head")[n % 2]], date(2026, 10, 20))
        db.session.commit()
        db.session.expunge_all()
        again = db.session.get_one(User, person.id)
        assert again.commune_id
        with counted() as statements:
            found = exported.find(again, asked)
            assert list(found.texts())
        return len(statements)

    cost(2)
    assert cost(1) == cost(60)


def test_an_export_is_cut_at_its_most_and_says_so(place: Place) -> None:
    for n in range(5):
        place.task(f"Việc {n}")
    found = exported.find(place.people["secretary"], wanted(TASKS, "text"), most=3)
    assert (len(found.lines), found.total) == (3, 5)
    assert replace(found, lines=[]).total == 5


def test_another_communes_rows_are_in_none(place: Place, elsewhere: Place, make: Make) -> None:
    place.task()
    make()
    _assigned(place, place.people["officer"], date(2026, 10, 20))
    for subject in (TASKS, TARGETS, KPI):
        assert exported.find(place.people["secretary"], wanted(subject, *COLUMNS[subject])).lines
        assert not exported.find(elsewhere.people["secretary"], wanted(subject, *COLUMNS[subject])).lines


def test_the_files_name_is_plain(place: Place) -> None:
    form = forms.find(place.people["secretary"], "kpi")
    assert exported.file_name(form) == "minh-chung-kpi-theo-nguoi-thang-20261006.xlsx"
