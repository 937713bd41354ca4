"""One test for each phrase of the office's list of deadlines (plan year 2026, issued on 11/3/2026)."""

from __future__ import annotations

from datetime import date

import pytest

from app.reading.deadline_spans import time_spans
from app.reading.deadlines import read_deadline

PERIODIC = "periodic (interval not stated)"

# phrase, type, due (a day of 2026 as MM-DD, or a whole date), recurrence, suggested date
PHRASES = [
    ("Quý III/2026", "quarter", "09-30", None, None),
    ("Quý 3/2026", "quarter", "09-30", None, None),
    ("Q3/2026", "quarter", "09-30", None, None),
    ("quý 3 năm 2026", "quarter", "09-30", None, None),
    ("QIII.2026", "quarter", "09-30", None, None),
    ("Trong quý II", "quarter", "06-30", None, None),
    ("Quý IV", "quarter", "12-31", None, None),
    ("Đầu quý II/2026", "quarter", None, None, "04-30"),
    ("Cuối quý II", "quarter", "06-30", None, None),
    ("Quý I - Quý II/2026", "range", "06-30", None, None),
    ("Quý I-II", "range", "06-30", None, None),
    ("Từ quý I đến quý III/2026", "range", "09-30", None, None),
    ("Quý III-IV/2026", "range", "12-31", None, None),
    ("Quý II, IV", "milestones", "12-31", None, None),
    ("Quý II và Quý IV/2026", "milestones", "12-31", None, None),
    ("Quý I, II, III, IV", "recurring", None, "quarterly", None),
    ("Hằng quý", "recurring", None, "quarterly", None),
    ("mỗi quý", "recurring", None, "quarterly", None),
    ("01 lần/quý", "recurring", None, "quarterly", None),
    ("Định kỳ hằng quý", "recurring", None, "quarterly", None),
    ("Tháng 6/2026", "month", "06-30", None, None),
    ("T6/2026", "month", "06-30", None, None),
    ("tháng 06 năm 2026", "month", "06-30", None, None),
    ("Trong tháng 6", "month", "06-30", None, None),
    ("Chậm nhất trong tháng 9", "month", "09-30", None, None),
    ("Đầu tháng 6", "date", None, None, "06-01"),
    ("giữa tháng 6", "date", "06-15", None, None),
    ("cuối tháng 6", "date", "06-30", None, None),
    ("Tháng 3 - 5/2026", "range", "05-31", None, None),
    ("từ tháng 3 đến tháng 5", "range", "05-31", None, None),
    ("Tháng 3, 6, 9, 12", "milestones", "12-31", None, None),
    ("Tháng 4-6, tháng 9-10", "milestones", "10-31", None, None),
    ("Tuần 2 tháng 4/2026", "date", None, None, "04-10"),
    ("tuần đầu tháng 4", "date", None, None, "04-03"),
    ("6 tháng đầu năm", "half", "06-30", None, None),
    ("06 tháng đầu năm 2026", "half", "06-30", None, None),
    ("6 tháng cuối năm", "half", "12-31", None, None),
    ("9 tháng đầu năm", "range", "09-30", None, None),
    ("Năm 2026", "year", "12-31", None, None),
    ("trong năm 2026", "year", "12-31", None, None),
    ("cả năm", "year", "12-31", None, None),
    ("Đến hết năm 2026", "year", "12-31", None, None),
    ("đến cuối năm 2026", "year", "12-31", None, None),
    ("Cuối năm", "date", "12-31", None, None),
    ("giữa năm", "date", "06-30", None, None),
    ("đầu năm", "date", None, None, "01-01"),
    ("Giai đoạn 2025-2027", "range", "2027-12-31", None, None),
    ("(2025-2027)", "range", "2027-12-31", None, None),
    ("Giai đoạn 2026 - 2030", "range", "2030-12-31", None, None),
    ("Đến năm 2030", "year", "2030-12-31", None, None),
    ("Năm 2026 và những năm tiếp theo", "ongoing", None, None, "12-31"),
    ("Năm 2025, 2026", "milestones", "12-31", None, None),
    ("Hoàn thành trước 30/6/2026", "date", "06-29", None, None),
    ("xong trước ngày 30/6", "date", "06-29", None, None),
    ("trước ngày 01/3/2026", "date", "02-28", None, None),
    ("Trước ngày 15 hàng tháng", "recurring", None, "monthly by day 15", None),
    ("Trước ngày 10 tháng 12 hàng năm", "recurring", None, "yearly by day 10/12", None),
    ("trước 10/12 hằng năm", "recurring", None, "yearly by day 10/12", None),
    ("Chậm nhất ngày 25 của tháng cuối quý", "recurring", None, "quarterly by day 25", None),
    ("chậm nhất 25/6", "date", "06-25", None, None),
    ("Đến ngày 31/10/2026", "date", "10-31", None, None),
    ("đến hết ngày 31/10", "date", "10-31", None, None),
    ("Ngày 15/9/2026", "date", "09-15", None, None),
    ("vào ngày 15/9", "date", "09-15", None, None),
    ("15.9.2026", "date", "09-15", None, None),
    ("15-9-2026", "date", "09-15", None, None),
    ("31/12", "date", "12-31", None, None),
    ("31/12/26", "date", "12-31", None, None),
    ("Từ ngày 01/10 đến 10/10/2026", "range", "10-10", None, None),
    ("Ngày 10/10 (Ngày hội của phường)", "date", None, None, "10-09"),
    ("trước Tết Nguyên đán", "date", None, None, "02-13"),
    ("Hàng năm", "recurring", None, "yearly", None),
    ("thường niên", "recurring", None, "yearly", None),
    ("Hàng tháng, quý", "recurring", None, "monthly; quarterly", None),
    ("Hàng tháng, 3 tháng, 6 tháng, năm", "recurring", None, "monthly; quarterly; half-yearly; yearly", None),
    ("6 tháng, năm", "recurring", None, "half-yearly; yearly", None),
    ("sơ kết 6 tháng, tổng kết năm", "recurring", None, "half-yearly; yearly", None),
    ("Hàng tuần", "recurring", None, "weekly", None),
    ("thứ Sáu hàng tuần", "recurring", None, "weekly", None),
    ("hằng ngày", "recurring", None, "daily", None),
    ("Định kỳ", "recurring", None, PERIODIC, None),
    ("thường kỳ", "recurring", None, PERIODIC, None),
    ("Định kỳ, đột xuất theo quy định", "recurring", None, f"{PERIODIC}; ad hoc", None),
    ("02 lần/năm", "recurring", None, "2 per year", None),
    ("Ít nhất 02 lớp tập huấn/năm", "recurring", None, "2 per year", None),
    ("tối thiểu 01 - 02 lớp/năm", "recurring", None, "1 per year", None),
    ("Mỗi quý ít nhất 01 cuộc", "recurring", None, "4 per year", None),
    ("01 cuộc/quý", "recurring", None, "4 per year", None),
    ("≥ 1%/năm", "none", None, None, None),
    ("Thường xuyên", "ongoing", None, None, None),
    ("thường xuyên, liên tục", "ongoing", None, None, None),
    ("Thường xuyên trong năm", "ongoing", None, None, "12-31"),
    ("Liên tục", "none", None, None, None),
    ("tiếp tục thực hiện", "none", None, None, None),
    ("Theo hướng dẫn của Sở Xây dựng", "external", None, None, None),
    ("(sau khi có hướng dẫn của tỉnh)", "external", None, None, None),
    ("Theo kế hoạch/lộ trình của tỉnh", "external", None, None, None),
    ("Theo quy định", "none", None, None, None),
    ("Theo thỏa thuận hợp tác", "external", None, None, None),
    ("Ngay sau khi Kế hoạch được ban hành", "relative", None, None, "03-18"),
    ("Trong 10 ngày kể từ ngày ban hành", "relative", "03-21", None, None),
    ("trong vòng 10 ngày", "relative", None, None, None),
    ("05 ngày làm việc kể từ ngày kết thúc cuộc họp", "relative", None, None, None),
    ("Trước khi tổ chức họp 03 ngày làm việc", "relative", None, None, None),
    ("Sau 6 tháng", "relative", None, None, None),
    ("Trong vòng 24 tiếng", "none", None, None, None),
    ("Kịp thời", "none", None, None, None),
    ("Đợt cao điểm 60 ngày đêm", "none", None, None, None),
    ("Chiến dịch 90 ngày", "none", None, None, None),
    ("Khi có phát sinh", "external", None, None, None),
    ("đột xuất (nếu có)", "external", None, None, None),
    ("Hoàn thành trong năm 2025, chuyển tiếp sang 2026", "year", "12-31", None, None),
    ("Đang thực hiện", "none", None, None, None),
    ("Theo tiến độ dự án", "external", None, None, None),
    ("Trước kỳ họp HĐND giữa năm", "external", None, None, None),
    ("Nt", "none", None, None, None),
    ("", "none", None, None, "12-31"),
    ("Quy III", "quarter", "09-30", None, None),
    ("Qúy III", "quarter", "09-30", None, None),
    ("Quí 3", "quarter", "09-30", None, None),
    ("Quý lll", "quarter", "09-30", None, None),
    ("Quý 111", "quarter", "09-30", None, None),
    ("Quý llI", "quarter", "09-30", None, None),
    ("Qúy ll/2O26", "quarter", "06-30", None, None),
    ("thàng 6", "month", "06-30", None, None),
    ("Thg 6", "month", "06-30", None, None),
    ("hàngtháng", "recurring", None, "monthly", None),
    ("Thuờng xuyên", "ongoing", None, None, None),
    ("30/6/20026", "date", None, None, "06-30"),
    ("31/6/2026", "date", None, None, "06-30"),
    ("30/02/2026", "date", None, None, "02-28"),
]


def whole(day: str | None) -> str | None:
    return f"2026-{day}" if day and len(day) == 5 else day


@pytest.mark.parametrize(
    ("words", "kind", "due", "recurrence", "suggested"), PHRASES, ids=[p[0] or "blank" for p in PHRASES]
)
def test_phrase(words: str, kind: str, due: str | None, recurrence: str | None, suggested: str | None) -> None:
    reading = read_deadline(words, 2026, date(2026, 3, 11))
    assert (reading["type"], reading["due"], reading["recurrence"]) == (kind, whole(due), recurrence)
    assert reading.get("due_suggested") == whole(suggested)


def test_a_date_is_either_read_or_suggested_never_both() -> None:
    for words, *_ in PHRASES:
        reading = read_deadline(words, 2026, date(2026, 3, 11))
        assert not (reading["due"] and reading.get("due_suggested")), words


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


def test_days_from_issue_need_the_day_of_issue() -> None:
    assert read_deadline("Trong 10 ngày kể từ ngày ban hành", 2026)["due"] is None


def test_waiting_says_for_what() -> None:
    assert read_deadline("Theo hướng dẫn của Sở Xây dựng", 2026)["depends_on"] == "hướng dẫn của Sở Xây dựng"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Sửa mái chợ, hoàn thành trong quý II/2026.", ["trong quý II/2026"]),
        (
            "Trồng cây xanh trước ngày 19/5/2026; tổng kết trong tháng 11/2026.",
            ["trước ngày 19/5/2026", "trong tháng 11/2026"],
        ),
        ("Định kỳ hằng quý, họp tổ giúp việc.", ["Định kỳ hằng quý"]),
        ("Thường xuyên nhắc nhở các hộ buôn bán.", ["Thường xuyên"]),
        ("Tổ chức ít nhất 03 lớp dạy bơi/năm cho học sinh.", ["ít nhất 03 lớp dạy bơi/năm"]),
        ("Kiểm tra định kỳ bình chữa cháy.", ["định kỳ"]),
        ("Nối mạng trụ sở (sau khi có kế hoạch của tỉnh).", ["sau khi có kế hoạch của tỉnh"]),
        ("Thực hiện Nghị quyết số 12-NQ/TU ngày 20/10/2026 của Thành ủy.", []),
        ("Thực hiện “Chương trình hành động trong năm 2026” của tỉnh.", []),
        ("Thực hiện Đề án phát triển cây xanh giai đoạn 2026-2030.", []),
        ("Mở rộng đường hoa; định kỳ đánh giá kết quả.", []),
        ("Hưởng ứng Chiến dịch 90 ngày làm sạch kênh.", []),
        ("Bố trí nguồn kinh phí hàng năm để chăm sóc cây.", []),
        ("Khắc phục kết quả kiểm tra trong năm 2024.", []),
        ("Sửa chữa sự cố trong vòng 24 tiếng.", []),
    ],
)
def test_times_that_bound_an_order(text: str, spans: list[str]) -> None:
    assert time_spans(text, 2026) == spans
