"""Duties to report: interval, day, deadline, from and to."""

from __future__ import annotations

import pytest

from tests.reading.helpers import read_text

# text, then for each duty: frequency, day, recurrence or due, last day
DUTIES = [
    (
        "Các đơn vị báo cáo định kỳ hàng tháng, 6 tháng, năm.",
        ["monthly - monthly -", "half-yearly - half-yearly -", "yearly - yearly -"],
    ),
    (
        "Báo cáo trước ngày 15 hàng tháng và đột xuất khi có yêu cầu.",
        ["monthly 15 monthly by day 15 14", "ad hoc - - -"],
    ),
    ("Báo cáo trước ngày 10 tháng 12 hàng năm.", ["yearly 10/12 yearly by day 10/12 9/12"]),
    ("Các thôn báo cáo mỗi tháng một lần về Văn phòng HĐND và UBND.", ["monthly - monthly -"]),
    (
        "Báo cáo quý I, 6 tháng, 9 tháng và năm gửi về Phòng Kinh tế.",
        ["quarterly - yearly -", "half-yearly - half-yearly -", "nine-monthly - nine-monthly -", "yearly - yearly -"],
    ),
    (
        "Báo cáo quý (trước ngày 20 tháng cuối quý), báo cáo năm (trước ngày 10/12).",
        ["quarterly 20 quarterly by day 20 19", "yearly 10/12 yearly by day 10/12 9/12"],
    ),
    (
        "Định kỳ 06 tháng (trước 15/6), năm (trước 15/12) báo cáo UBND xã.",
        ["half-yearly 15/6 yearly by day 15/6 14/6", "yearly 15/12 yearly by day 15/12 14/12"],
    ),
    ("Báo cáo tháng chậm nhất ngày 05 tháng sau.", ["monthly 5 monthly by day 5 5"]),
    ("Hằng quý, trước ngày 20 của tháng cuối quý, các phòng báo cáo kết quả.", ["quarterly 20 quarterly by day 20 19"]),
    (
        "Báo cáo quý I trước ngày 15/3, quý II trước ngày 15/6, năm trước ngày 15/12.",
        [
            "quarterly 15/3 yearly by day 15/3 14/3",
            "quarterly 15/6 yearly by day 15/6 14/6",
            "yearly 15/12 yearly by day 15/12 14/12",
        ],
    ),
    (
        "Báo cáo 6 tháng đầu năm trước ngày 10/6/2026 và báo cáo năm trước ngày 10/12/2026.",
        ["half-yearly 10/6 2026-06-09 9/6", "yearly 10/12 2026-12-09 9/12"],
    ),
    (
        "Báo cáo sơ kết 6 tháng trước ngày 20/6; báo cáo tổng kết năm trước ngày 20/12.",
        ["half-yearly 20/6 yearly by day 20/6 19/6", "yearly 20/12 yearly by day 20/12 19/12"],
    ),
    ("Báo cáo kết quả thực hiện trước ngày 15/11/2026.", ["- 15/11 2026-11-14 14/11"]),
    ("Ngày 20 hằng tháng, các thôn báo cáo về Văn phòng.", ["monthly 20 monthly by day 20 20"]),
    (
        "Báo cáo hằng tháng (trước ngày 18), hằng quý (trước ngày 18 tháng cuối quý), 6 tháng (trước 18/6), "
        "năm (trước 18/11).",
        [
            "monthly 18 monthly by day 18 17",
            "quarterly 18 quarterly by day 18 17",
            "half-yearly 18/6 yearly by day 18/6 17/6",
            "yearly 18/11 yearly by day 18/11 17/11",
        ],
    ),
    (
        "Chế độ báo cáo: tháng, quý, năm; gửi trước ngày 25 của tháng.",
        ["monthly 25 monthly by day 25 24", "quarterly - quarterly -", "yearly - yearly -"],
    ),
    ("Trước ngày 10 tháng đầu quý sau, báo cáo kết quả của quý trước.", ["quarterly 10 quarterly by day 10 9"]),
    ("Thực hiện chế độ báo cáo định kỳ theo quy định.", ["- - periodic (interval not stated) -"]),
    ("Các đơn vị gửi báo cáo trước ngày 14 của tháng báo cáo.", ["monthly 14 monthly by day 14 13"]),
    ("Gửi báo cáo về Văn phòng.", ["- - - -"]),
    (
        "Hằng quý (trước ngày 12 của tháng cuối quý) và cuối năm (trước ngày 25/11), các ấp báo cáo Phòng Kinh tế.",
        ["quarterly 12 quarterly by day 12 11", "yearly 25/11 yearly by day 25/11 24/11"],
    ),
    (
        "Báo cáo sơ kết 6 tháng gửi trước ngày 18/6; báo cáo tổng kết gửi trước ngày 18/12.",
        ["half-yearly 18/6 yearly by day 18/6 17/6", "yearly 18/12 yearly by day 18/12 17/12"],
    ),
    ("Báo cáo định kỳ 6 tháng/lần về Phòng Kinh tế.", ["half-yearly - half-yearly -"]),
    ("Báo cáo 01 lần/quý về Phòng Kinh tế.", ["quarterly - quarterly -"]),
    (
        "Báo cáo hằng quý, 6 tháng, năm gửi Sở Y tế trước ngày 08 tháng cuối kỳ báo cáo.",
        [
            "quarterly 8 quarterly by day 8 7",
            "half-yearly 8 yearly by day 8/6; yearly by day 8/12 7/6; 7/12",
            "yearly 8 yearly by day 8/12 7/12",
        ],
    ),
    (
        "Định kỳ 6 tháng, năm báo cáo Đảng ủy (qua Văn phòng) trước ngày 12/6 và 12/12.",
        ["half-yearly 12/6 yearly by day 12/6 11/6", "yearly 12/12 yearly by day 12/12 11/12"],
    ),
    (
        "Gửi trước ngày 07/6 đối với báo cáo 6 tháng và trước ngày 07/12 đối với báo cáo năm.",
        ["half-yearly 7/6 yearly by day 7/6 6/6", "yearly 7/12 yearly by day 7/12 6/12"],
    ),
    (
        "Báo cáo kết quả 6 tháng (trước 14/6), cả năm (trước 14/12) về Trạm Y tế.",
        ["half-yearly 14/6 yearly by day 14/6 13/6", "yearly 14/12 yearly by day 14/12 13/12"],
    ),
]


@pytest.mark.parametrize(("text", "duties"), DUTIES, ids=[text for text, _ in DUTIES])
def test_duties(text: str, duties: list[str]) -> None:
    found = read_text(f"I. CHẾ ĐỘ BÁO CÁO\n{text}")
    told = []
    for duty in found["reporting"]:
        when = duty["deadline"]["recurrence"] or duty["deadline"]["due"]
        told.append(" ".join(str(part or "-") for part in (duty["frequency"], duty["day"], when, duty.get("last_day"))))
    assert told == duties
    assert found["tasks"] == []


def test_a_duty_says_who_reports_to_whom_and_has_a_deadline_like_a_task() -> None:
    (duty,) = read_text("I. CHẾ ĐỘ BÁO CÁO\nNgày 20 hằng tháng, các thôn báo cáo về Văn phòng.")["reporting"]
    assert (duty["from"], duty["to"]) == ("các thôn", "Văn phòng")
    assert duty["deadline"] == {
        "type": "recurring", "due": None, "recurrence": "monthly by day 20", "depends_on": None,
        "confidence": "high", "last_day": "20",
    }  # fmt: skip


def test_a_day_in_the_next_period_is_told() -> None:
    text = "I. CHẾ ĐỘ BÁO CÁO\nBáo cáo tháng chậm nhất ngày 05 tháng sau; quý trước ngày 10 tháng đầu quý sau."
    assert [duty["deadline"]["of"] for duty in read_text(text)["reporting"]] == ["next", "next"]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Báo cáo UBND tỉnh chậm nhất ngày 25/11.", "UBND tỉnh"),
        ("Báo cáo quý gửi Phòng Kinh tế trước ngày 12 tháng cuối quý.", "Phòng Kinh tế"),
        ("Báo cáo gửi về Công an xã (qua Tổ trực) trước ngày 12 hằng tháng.", "Công an xã (qua Tổ trực)"),
    ],
)
def test_the_recipient_is_named_without_the_day(text: str, to: str) -> None:
    (duty,) = read_text(f"I. CHẾ ĐỘ BÁO CÁO\n{text}")["reporting"]
    assert duty["to"] == to
