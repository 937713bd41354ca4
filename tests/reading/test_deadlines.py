"""One test for each phrase of the office's list of deadlines and of the further ones; times inside sentences; traps."""

from __future__ import annotations

from datetime import date

import pytest

from app.reading import Source, read
from app.reading.deadline_spans import time_spans
from app.reading.deadlines import read_deadline
from tests.reading.helpers import tasks_of
from tests.reading.phrases.further import FURTHER
from tests.reading.phrases.office import OFFICE
from tests.reading.phrases.phrase import ISSUED, Phrase, differences, phrases
from tests.reading.phrases.sentences import BOUND, TRAPS

ALL = [*phrases(OFFICE), *phrases(FURTHER)]


@pytest.mark.parametrize("phrase", phrases(OFFICE), ids=lambda phrase: phrase.name)
def test_phrase_of_the_office(phrase: Phrase) -> None:
    assert differences(phrase) == {}


@pytest.mark.parametrize("phrase", phrases(FURTHER), ids=lambda phrase: phrase.name)
def test_further_phrase(phrase: Phrase) -> None:
    assert differences(phrase) == {}


def test_every_row_of_the_office_is_there() -> None:
    assert {phrase.row for phrase in phrases(OFFICE)} == {str(n) for n in range(1, 77)}


def test_a_date_is_either_read_or_suggested_never_both() -> None:
    for phrase in ALL:
        reading = read_deadline(phrase.words, 2026, ISSUED)
        assert not (reading["due"] and reading.get("due_suggested")), phrase.words


def test_what_is_only_suggested_is_never_said_to_be_sure() -> None:
    for phrase in ALL:
        reading = read_deadline(phrase.words, 2026, ISSUED)
        if reading.get("due_suggested") or reading.get("type_suggested"):
            assert reading["confidence"] != "high", phrase.words


@pytest.mark.parametrize(
    "words", ["quý III/2026", "trước 30/6", "tháng 4, 5/2026", "hằng quý", "thường xuyên", "sau tết"]
)
def test_case_and_words_in_front_change_nothing(words: str) -> None:
    plain = {k: v for k, v in read_deadline(words, 2026, ISSUED).items() if k != "depends_on"}
    for written in (words.upper(), f"Hoàn thành {words}", f"({words})", f"{words}."):
        reading = read_deadline(written, 2026, ISSUED)
        assert {k: v for k, v in reading.items() if k != "depends_on"} == plain, written


@pytest.mark.parametrize(
    ("words", "last_day"),
    [
        ("trước ngày 15 hàng tháng", "14"),
        ("trước ngày 01 tháng 12 hàng năm", "30/11"),
        ("chậm nhất ngày 25 hằng tháng", "25"),
    ],
)
def test_last_day_of_a_series(words: str, last_day: str) -> None:
    assert read_deadline(words, 2026)["last_day"] == last_day


def test_bare_times_take_the_year_of_the_plan() -> None:
    assert read_deadline("Quý III", 2028)["due"] == "2028-09-30"
    assert read_deadline("tháng 2", 2028)["due"] == "2028-02-29"
    assert read_deadline("trước ngày 01/01", 2028)["due"] == "2027-12-31"


def test_the_next_tet_is_meant() -> None:
    """A plan issued after the year's Tết means the next one; its break is official for 2026 and 2027 only."""
    assert read_deadline("trước Tết Nguyên đán", 2026)["due_suggested"] == "2026-02-13"
    assert read_deadline("trước Tết Nguyên đán", 2026, date(2026, 1, 5))["due_suggested"] == "2026-02-13"
    assert read_deadline("trước Tết Nguyên đán", 2026, date(2026, 3, 11))["due_suggested"] == "2027-02-03"
    assert "due_suggested" not in read_deadline("trước Tết Nguyên đán", 2029)


def test_working_days_follow_the_official_calendar() -> None:
    """27/4 and 30/4-1/5/2026 are off; Saturday 22/8/2026 is made up for 31/8."""
    words = "05 ngày làm việc kể từ ngày ban hành kế hoạch"
    assert read_deadline(words, 2026, date(2026, 4, 24))["due"] == "2026-05-06"
    assert read_deadline(words, 2026, date(2026, 8, 19))["due"] == "2026-08-25"


def test_days_from_issue_need_the_day_of_issue() -> None:
    assert read_deadline("Trong 10 ngày kể từ ngày ban hành", 2026)["due"] is None


def test_waiting_says_for_what() -> None:
    assert read_deadline("Theo hướng dẫn của Sở Xây dựng", 2026)["depends_on"] == "hướng dẫn của Sở Xây dựng"


@pytest.mark.parametrize("line", BOUND.strip().splitlines())
def test_times_that_bound_an_order(line: str) -> None:
    text, _, spans = line.partition(" >> ")
    assert time_spans(text, 2026) == spans.split(" || ")


@pytest.mark.parametrize("text", TRAPS.strip().splitlines())
def test_times_that_are_no_deadline(text: str) -> None:
    assert time_spans(text, 2026) == []
    for task in tasks_of(f"- {text}"):
        assert (task["deadline"]["due"], task["deadline"].get("due_suggested")) == (None, None)


@pytest.mark.parametrize(
    ("text", "due", "leads"),
    [
        ("Sửa đường (Chủ trì: Phòng Kinh tế; hoàn thành trước 30/6/2026).", "2026-06-29", ["Phòng Kinh tế"]),
        ("Sửa đường (hoàn thành trong quý II).", "2026-06-30", []),
        ("Sửa đường (thời gian: quý III/2026).", "2026-09-30", []),
        ("Sửa đường (Thời hạn hoàn thành: tháng 9/2026).", "2026-09-30", []),
        (
            "Sửa đường (Chủ trì: Phòng Kinh tế; phối hợp: các ấp; thời gian: chậm nhất 15/8).",
            "2026-08-15",
            ["Phòng Kinh tế"],
        ),
        ("Sửa đường (xong trước ngày 01/7/2026).", "2026-06-30", []),
        ("Sửa đường (tháng 5/2026).", "2026-05-31", []),
    ],
)
def test_times_in_parentheses(text: str, due: str, leads: list[str]) -> None:
    (task,) = tasks_of(f"- {text}")
    assert (task["deadline"]["due"], task["deadline"]["confidence"], task["lead_units"]) == (due, "high", leads)


def test_an_order_without_time_leaves_nothing_to_doubt() -> None:
    (task,) = tasks_of("- Trồng hoa dọc bờ kênh.")
    assert (task["deadline_text"], task["deadline"]["type"], task["deadline"]["confidence"]) == (None, "none", "high")


@pytest.mark.parametrize(
    ("order", "kind", "recurrence"),
    [
        ("Cập nhật sổ hộ khẩu (Công an xã chủ trì; thực hiện thường xuyên).", "ongoing", None),
        ("Đối chiếu dữ liệu (Phòng Kinh tế chủ trì; hằng quý).", "recurring", "quarterly"),
        ("Vệ sinh kênh mương (định kỳ 3 tháng/lần; Hội Nông dân xã chủ trì).", "recurring", "quarterly"),
        ("Đưa tin trên loa xóm mỗi tuần 03 lần về phòng dịch.", "recurring", "156 per year"),
        ("Xét nghiệm tối thiểu 15 mẫu nước/năm tại các giếng.", "recurring", "15 per year"),
        ("Gửi giấy mời trước ngày khai mạc 10 ngày.", "relative", None),
        ("Lập dự toán; định kỳ 6 tháng, năm báo cáo Đảng ủy trước ngày 10/6 và 10/12.", "recurring",
         "half-yearly; yearly"),
        ("Hằng năm, trước ngày 25/11 kiểm kê đất.", "recurring", "yearly by day 25/11"),
        ("Hằng quý (trước ngày 12 của tháng cuối quý) đối chiếu quỹ.", "recurring", "quarterly by day 12"),
    ],
)  # fmt: skip
def test_times_of_whole_orders(order: str, kind: str, recurrence: str | None) -> None:
    (task,) = tasks_of("- " + order)
    assert (task["deadline"]["type"], task["deadline"]["recurrence"]) == (kind, recurrence)


def test_a_year_broken_by_a_narrow_cell() -> None:
    assert read_deadline("Trước 31/8/202 6", 2026)["due"] == "2026-08-30"


def test_a_plan_issued_the_year_before_has_work_in_that_year() -> None:
    plan = (
        "ỦY BAN NHÂN DÂN\nXÃ BA ĐỘNG\nSố: 4/KH-UBND\nBa Động, ngày 12 tháng 9 năm 2026\n\nKẾ HOẠCH\n"
        "Phòng, chống hạn mặn năm 2027\n\nI. NHIỆM VỤ\n- Nạo vét kênh nội đồng từ ngày 05/10 đến ngày 20/11/2026.\n"
        "- Sửa chữa cống ngăn mặn hư hỏng trong năm 2025."
    )
    reading = read([Source("kh.txt", plan.encode())])
    assert [task["deadline"]["due"] for task in reading["tasks"]] == ["2026-11-20", None]


def test_both_days_of_a_list_are_meant_by_before() -> None:
    assert read_deadline("trước ngày 30/6 và ngày 30/11", 2026)["milestones"] == ["2026-06-29", "2026-11-29"]
