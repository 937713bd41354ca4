"""Lines → whole paragraphs; paragraphs → sections."""

from __future__ import annotations

from typing import Any

import pytest

from app.reading.folding import plain
from app.reading.markers import read_mark
from app.reading.section_words import AIM, REPORT, RESPONSIBILITY, SKIP, SOLUTION, TARGET, TASK, sub_kind, top_kind
from tests.reading.helpers import duties_of, tasks_of


@pytest.mark.parametrize(
    ("text", "printed", "body"),
    [
        ("II. NHIỆM VỤ", "II", "NHIỆM VỤ"),
        ("2.1. Hạ tầng", "2.1", "Hạ tầng"),
        ("3) Nhân lực", "3", "Nhân lực"),
        ("a) Tuyên truyền", "a", "Tuyên truyền"),
        ("- + Trồng cây", "- +", "Trồng cây"),
        ("– Trồng cây", "–", "Trồng cây"),
        ("Phần 2 KẾ HOẠCH", "Phần 2", "KẾ HOẠCH"),
        ("30/6/2026 là hạn", "", "30/6/2026 là hạn"),
        ("Trồng cây", "", "Trồng cây"),
    ],
)
def test_marks(text: str, printed: str, body: str) -> None:
    mark = read_mark(text)
    assert (mark.printed, mark.body) == (printed, body)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("NHIỆM VỤ TRỌNG TÂM", TASK),
        ("NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU", TASK),
        ("NỘI DUNG THỰC HIỆN", TASK),
        ("GIẢI PHÁP", SOLUTION),
        ("TỔ CHỨC THỰC HIỆN", RESPONSIBILITY),
        ("PHÂN CÔNG NHIỆM VỤ", RESPONSIBILITY),
        ("MỤC ĐÍCH, YÊU CẦU", SKIP),
        ("KINH PHÍ THỰC HIỆN", SKIP),
        ("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2025", SKIP),
        ("CĂN CỨ LẬP KẾ HOẠCH", SKIP),
        ("MỤC TIÊU", TARGET),
        ("CÁC CHỈ TIÊU CỤ THỂ", TARGET),
        ("CHẾ ĐỘ THÔNG TIN, BÁO CÁO", REPORT),
        ("KẾ HOẠCH NĂM 2026", None),
    ],
)
def test_what_a_top_heading_announces(heading: str, kind: str | None) -> None:
    assert top_kind(plain(heading)) == kind


def test_what_lower_headings_change() -> None:
    assert sub_kind(plain("Mục tiêu chung")) == AIM
    assert sub_kind(plain("Kinh phí thực hiện")) == SKIP
    assert sub_kind(plain("Nâng cao nhận thức và các giải pháp khác")) is None


def test_a_page_break_amid_a_sentence_makes_no_item() -> None:
    tasks = tasks_of(
        "- Trồng cây dọc bờ kênh và các\n\ntuyến đường lớn của phường.\n\n- Tưới cây;\n\nbón phân mỗi tuần."
    )
    assert [t["text"] for t in tasks] == [
        "Trồng cây dọc bờ kênh và các tuyến đường lớn của phường.",
        "Tưới cây; bón phân mỗi tuần.",
    ]
    assert [t["line"] for t in tasks] == [6, 10]


def test_a_bullet_with_a_colon_keeps_its_bullets() -> None:
    (task,) = tasks_of("- Trồng cây tại:\n + Bờ kênh;\n - + Sân trường.")
    assert task["subitems"] == ["Bờ kênh;", "Sân trường."]
    assert task["clauses"] == [task["clause"], task["clause"] + 1, task["clause"] + 2]


def test_a_paragraph_that_introduces_bullets_is_no_task() -> None:
    tasks = tasks_of("Đẩy mạnh trồng cây, cụ thể:\n- Trồng tại bờ kênh.\n- Trồng tại sân trường.")
    assert [t["text"] for t in tasks] == ["Trồng tại bờ kênh.", "Trồng tại sân trường."]


def test_numbered_headings_and_numbered_items() -> None:
    tasks = tasks_of("1. Cây xanh\n- Trồng cây.\n2. Mua cây giống.\n3. Vận động tặng cây.")
    assert [(t["text"], t["section"]) for t in tasks] == [
        ("Trồng cây.", "I.1. Cây xanh"),
        ("Mua cây giống.", "I. NHIỆM VỤ"),
        ("Vận động tặng cây.", "I. NHIỆM VỤ"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bao gồm các hoạt động chăm sóc cây.",
        "(Danh mục nhiệm vụ kèm theo)",
        "Các doanh nghiệp có vai trò đồng hành cùng phường.",
        "Nhiệm vụ cụ thể:",
    ],
)
def test_what_orders_nothing(text: str) -> None:
    assert tasks_of(f"- {text}") == []


def test_the_unit_of_a_heading_leads_whatever_the_text_says() -> None:
    tasks = duties_of(
        "1. Trạm Y tế\n- Phối hợp với Công an phường khám sức khỏe.\n2. Đề nghị Hội Phụ nữ phường\nVận động hội viên."
    )
    leads = [(t["kind"], t["lead_units"], t["coordinating_units"]) for t in tasks]
    assert leads == [
        ("responsibility", ["Trạm Y tế"], ["Công an phường"]),
        ("responsibility", ["Hội Phụ nữ phường"], []),
    ]


def test_a_group_heading_gives_way_to_the_unit_a_bullet_names() -> None:
    tasks = duties_of("1. Các đơn vị\n- Công an phường: tuần tra đêm.\n- Tuyên truyền rộng rãi.")
    assert [t["lead_units"] for t in tasks] == [["Công an phường"], ["Các đơn vị"]]


def test_fields_in_lines_of_their_own() -> None:
    (task,) = tasks_of(
        "- Trồng cây bờ kênh.\n+ Đơn vị chủ trì: Phòng Kinh tế.\n- + Đơn "
        "vị phối hợp: các tổ dân phố.\n+ Thời gian hoàn thành: Quý II.\n"
        "+ Sản phẩm: 500 cây."
    )
    assert task["lead_units"] == ["Phòng Kinh tế"] and task["lead_explicit"]
    assert task["coordinating_units"] == ["các tổ dân phố"]
    assert (task["deadline_text"], task["deadline"]["due"]) == ("Quý II", "2026-06-30")
    assert task["product"] == "500 cây"
    assert task["subitems"] == []


def test_no_lead_is_invented() -> None:
    (task,) = tasks_of("- Trạm Y tế tiếp tục khám sức khỏe.")
    assert task["lead_units"] == [] and not task["lead_explicit"]
    first: dict[str, Any] = task["lead_suggested"][0]
    assert first["name"] == "Trạm Y tế" and 0 < first["confidence"] < 1 and first["why"]
