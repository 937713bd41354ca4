"""Proposed leads and pairs of tasks that may be the same work."""

from __future__ import annotations

from typing import Any

import pytest

from app.reading.duplicates import COMPARED, possible_duplicates
from tests.reading.helpers import read_text

UNITS = """
II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Theo dõi, đôn đốc và tổng hợp kết quả thực hiện kế hoạch.
2. Phòng Kinh tế
- Lập phương án nạo vét kênh thoát nước khu chợ cũ.
3. Công an xã
- Tuần tra ban đêm.
4. Trạm Y tế
- Phun thuốc diệt muỗi.
5. Trung tâm Phục vụ hành chính công
- Niêm yết bảng giá.
6. Văn phòng HĐND và UBND
- Bố trí phòng tiếp dân.
7. Các thôn
- Vận động nhân dân đóng góp ngày công làm đường hoa."""


def first(order: str) -> dict[str, Any]:
    """The first proposal for an order."""
    task = read_text(f"I. NHIỆM VỤ\n- {order}{UNITS}")["tasks"][0]
    assert task["lead_units"] == []
    found: dict[str, Any] = task["lead_suggested"][0]
    return found


@pytest.mark.parametrize(
    ("order", "unit"),
    [
        ("Nạo vét kênh thoát nước tại khu chợ cũ trước mùa mưa.", "Phòng Kinh tế"),
        ("Cập nhật sổ sức khỏe điện tử của người cao tuổi.", "Trạm Y tế"),
        ("Tiêm chủng đầy đủ cho trẻ em dưới 5 tuổi.", "Trạm Y tế"),
        ("Hướng dẫn người dân nộp hồ sơ dịch vụ công trực tuyến.", "Trung tâm Phục vụ hành chính công"),
        ("Tuyên truyền phòng cháy, chữa cháy tại các chợ.", "Công an xã"),
        ("Làm sạch dữ liệu dân cư, kích hoạt VNeID.", "Công an xã"),
        ("Thu gom rác thải nhựa dọc bờ sông.", "Phòng Kinh tế"),
        ("Hỗ trợ hộ kinh doanh dùng hóa đơn điện tử.", "Phòng Kinh tế"),
        ("Trùng tu di tích đình làng.", "Phòng Văn hóa - Xã hội"),
        ("Dạy nghề cho lao động thuộc hộ nghèo.", "Phòng Văn hóa - Xã hội"),
        ("Số hóa hồ sơ địa chính của xã.", "Phòng Kinh tế"),
        ("Áp dụng chữ ký số trong xử lý văn bản.", "Văn phòng HĐND và UBND"),
        ("Đăng ký khai sinh, hộ tịch đúng hạn.", "Văn phòng HĐND và UBND"),
        ("Kê lại giá sách cũ.", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_the_first_proposal(order: str, unit: str) -> None:
    proposal = first(order)
    assert proposal["name"] == unit
    assert proposal["why"] and 0 < proposal["confidence"] < 1


def test_reasons_differ_in_how_sure_they_are() -> None:
    by_paragraph = first("Nạo vét kênh thoát nước tại khu chợ cũ trước mùa mưa.")
    by_topic = first("Tiêm chủng đầy đủ cho trẻ em dưới 5 tuổi.")
    by_nothing = first("Kê lại giá sách cũ.")
    assert by_paragraph["confidence"] > by_topic["confidence"] > by_nothing["confidence"]
    assert "việc tương tự" in by_paragraph["why"] and "Lĩnh vực" in by_topic["why"]
    assert "theo dõi, tổng hợp chung" in by_nothing["why"]


def test_a_group_is_never_proposed() -> None:
    order = "Vận động nhân dân đóng góp ngày công làm đường hoa nông thôn."
    task = read_text(f"I. NHIỆM VỤ\n- {order}{UNITS}")["tasks"][0]
    assert "Các thôn" not in [proposal["name"] for proposal in task["lead_suggested"]]


def test_work_by_theme_and_by_unit_is_one_pair_with_both_ids() -> None:
    body = (
        "I. NHIỆM VỤ\n- Nạo vét kênh thoát nước khu chợ cũ và hai cống qua đường.\n- Trồng hoa dọc đê.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Chủ trì nạo vét kênh thoát nước khu chợ cũ.\n"
        "2. Trạm Y tế\n- Phun thuốc diệt muỗi tại khu chợ cũ."
    )
    (pair,) = read_text(body)["possible_duplicates"]
    assert (pair["first"], pair["second"]) == ("N1", "N3")
    assert "N1 và N3" in pair["why"] and "Phòng Kinh tế" in pair["why"]


def test_each_task_is_in_one_pair_of_theme_and_unit() -> None:
    order = "nạo vét kênh thoát nước khu chợ cũ"
    body = (
        f"I. NHIỆM VỤ\n- Tập trung {order} trong mùa khô năm nay.\n"
        f"II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Chủ trì {order} và đắp bờ bao.\n2. Các thôn\n- Vận động {order}."
    )
    assert len(read_text(body)["possible_duplicates"]) == 1


def test_of_very_many_tasks_only_the_same_words_are_compared() -> None:
    def task(n: int, text: str) -> dict[str, Any]:
        return {"id": f"N{n}", "text": text, "subitems": [], "kind": "task", "lead_units": []}

    tasks = [task(n, f"Trồng cây số {n} dọc bờ kênh Đầm Sen") for n in range(COMPARED)]
    assert possible_duplicates([*tasks, task(9999, tasks[0]["text"])])[0]["second"] == "N9999"
