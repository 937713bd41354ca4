"""Warnings, duplicates, proposed leads, duties to report."""

from __future__ import annotations

import pytest

from app.reading import Source, read
from tests.reading.helpers import duties_of, read_text, table_plan, tasks_of


def test_an_appendix_that_is_missing() -> None:
    assert any(
        "Phụ lục" in w and "dòng 5" in w
        for w in read_text("I. NHIỆM VỤ\n- Trồng cây (có phụ lục kèm theo).")["warnings"]
    )
    present = "I. NHIỆM VỤ\n- Trồng cây (có phụ lục kèm theo).\n\nPHỤ LỤC\nDANH MỤC CÂY"
    assert not any("nhắc tới Phụ lục" in w for w in read_text(present)["warnings"])


def test_announced_targets_that_are_not_there() -> None:
    rows = ["STT | Chỉ tiêu năm 2026 ({n} chỉ tiêu) | ĐVT | Kết quả", "1 | Che phủ | % | 30", "2 | Cây mới | cây | 500"]
    few = table_plan([rows[0].format(n=5), *rows[1:]])
    assert any("5 chỉ tiêu" in w and "2 chỉ tiêu" in w for w in few["warnings"])
    right = table_plan([rows[0].format(n=2), *rows[1:]])
    assert not any("chỉ tiêu" in w for w in right["warnings"])


def test_dates_that_cannot_be() -> None:
    warnings = read_text("I. NHIỆM VỤ\n- Trồng cây trước ngày 31/6/2026.")["warnings"]
    assert any("31/6/2026" in w and "dòng 5" in w for w in warnings)


def test_numbers_used_twice_and_odd_units() -> None:
    body = "I. NHIỆM VỤ\n1. Cây\n- Trồng cây.\n1. Hoa\n- Trồng hoa.\n2. Cỏ\n- Trồng cỏ."
    warnings = read_text(body)["warnings"]
    assert sum("bị lặp lại" in w for w in warnings) == 1
    odd = table_plan(["STT | Chỉ tiêu | ĐVT | Kế hoạch năm", "1 | Chỉ số xanh | % | ≥ 0,8"])["warnings"]
    assert any("Chỉ số xanh" in w and "0,8" in w for w in odd)


def test_blank_number_and_date_are_told() -> None:
    warnings = read_text("I. NHIỆM VỤ\n- Trồng cây.")["warnings"]
    assert any("số, ký hiệu" in w for w in warnings) and any("ngày ban hành" in w for w in warnings)


def test_a_document_without_tasks_is_told() -> None:
    assert any("Không tìm thấy nhiệm vụ" in w for w in read_text("I. MỤC TIÊU\nTrồng nhiều cây.")["warnings"])


def test_the_same_bullet_twice() -> None:
    body = (
        "- Trồng cây xanh dọc bờ kênh Đầm Sen và chăm sóc hằng tuần.\n- Tưới "
        "hoa.\n- Trồng cây xanh dọc bờ kênh Đầm Sen và chăm sóc hằng tuần."
    )
    (pair,) = read_text("I. NHIỆM VỤ\n" + body)["possible_duplicates"]
    assert (pair["first"], pair["second"], pair["likeness"]) == ("N1", "N3", 1.0)


def test_one_order_under_two_units_is_no_duplicate() -> None:
    order = "- Triển khai các nhiệm vụ trồng cây được phân công tại Kế hoạch của Ủy ban nhân dân phường."
    body = f"I. TỔ CHỨC THỰC HIỆN\n1. Công an phường\n{order}\n2. Trạm Y tế\n{order}"
    assert read_text(body)["possible_duplicates"] == []


def test_a_lead_is_proposed_from_the_unit_with_the_same_work() -> None:
    body = (
        "I. NHIỆM VỤ\n- Nạo vét kênh thoát nước tại khu chợ cũ trước mùa mưa.\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Kinh tế\n- Lập phương án nạo vét kênh thoát nước khu chợ cũ.\n2. Trạm Y tế\n- Phun thuốc diệt muỗi."
    )
    task = read_text(body)["tasks"][0]
    assert task["lead_units"] == []
    assert task["lead_suggested"][0]["name"] == "Phòng Kinh tế"
    assert "nạo vét kênh thoát nước" in task["lead_suggested"][0]["why"]


def test_a_lead_is_proposed_by_topic_only_among_units_of_the_document() -> None:
    order = "I. NHIỆM VỤ\n- Cập nhật sổ sức khỏe điện tử của người cao tuổi."
    assert read_text(order)["tasks"][0]["lead_suggested"] == []
    named = order + "\nII. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế\n- Phun thuốc diệt muỗi."
    proposal = read_text(named)["tasks"][0]["lead_suggested"][0]
    assert proposal["name"] == "Trạm Y tế" and proposal["confidence"] < 0.5


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        (
            "Các đơn vị báo cáo định kỳ hàng tháng, 6 tháng, năm.",
            [("monthly", None), ("half-yearly", None), ("yearly", None)],
        ),
        ("Báo cáo trước ngày 15 hàng tháng và đột xuất khi có yêu cầu.", [("monthly", "15"), ("ad hoc", None)]),
        ("Báo cáo trước ngày 10 tháng 12 hàng năm.", [("yearly", "10/12")]),
        ("Thực hiện chế độ báo cáo định kỳ theo quy định.", [(None, None)]),
    ],
)
def test_duties_to_report(text: str, duties: list[tuple[str | None, str | None]]) -> None:
    found = read_text(f"I. CHẾ ĐỘ BÁO CÁO\n{text}")
    assert [(r["frequency"], r["day"]) for r in found["reporting"]] == duties
    assert found["tasks"] == []


def test_systems_of_reports_are_no_duty() -> None:
    assert read_text("I. NHIỆM VỤ\n- Kết nối định kỳ hệ thống thông tin báo cáo của phường.")["reporting"] == []


def test_reporting_under_a_unit_is_a_task_too() -> None:
    (task,) = duties_of("1. Trạm Y tế\n- Báo cáo kết quả trước ngày 15 hàng tháng và trước ngày 10 tháng 12 hàng năm.")
    assert task["deadline"]["recurrence"] == "monthly by day 15; yearly by day 10/12"
    assert task["deadline"]["last_day"] == "14; 9/12"


def test_several_dates_are_milestones_the_last_one_due() -> None:
    (task,) = tasks_of("- Trồng cây trước ngày 19/5/2026; tổng kết trong tháng 11/2026.")
    assert task["deadline"]["milestones"] == ["2026-05-18", "2026-11-30"]
    assert (task["deadline"]["type"], task["deadline"]["due"]) == ("milestones", "2026-11-30")


def test_orders_given_in_a_later_sentence_and_partners_named_behind() -> None:
    first, second = tasks_of(
        "- Đắp đê bao; hoàn thành 30/4/2026. Giao Phòng Kinh tế chủ trì, các ấp phối hợp.\n"
        "- Sửa cống (Công an xã chủ trì, Trạm Y tế phối hợp, xong trong quý I)."
    )
    assert (first["lead_units"], first["coordinating_units"]) == (["Phòng Kinh tế"], ["các ấp"])
    assert first["deadline"]["due"] == "2026-04-30"
    assert (second["lead_units"], second["coordinating_units"]) == (["Công an xã"], ["Trạm Y tế"])
    assert second["deadline"]["due"] == "2026-03-31"


def test_fields_in_sentences_of_the_order_itself() -> None:
    (task,) = tasks_of("- Tiêm phòng. Thời gian: đợt 1 tháng 3-4, đợt 2 tháng 9-10. Đơn vị thực hiện: Trạm Y tế.")
    assert task["lead_units"] == ["Trạm Y tế"]
    assert task["deadline"]["milestones"] == ["2026-04-30", "2026-10-31"]


def test_a_table_with_unknown_columns_is_told() -> None:
    rows = ["Cột một | Cột hai | Cột ba", "a | b | c", "d | e | f"]
    assert any("không nhận ra tiêu đề" in w and "dòng 4" in w for w in table_plan(rows)["warnings"])


def test_results_and_funds_stay_out_whatever_stands_below() -> None:
    body = (
        "A. KẾT QUẢ THỰC HIỆN NĂM 2025\nI. NHIỆM VỤ ĐÃ LÀM\n- Trồng "
        "500 cây.\nB. NHIỆM VỤ NĂM 2026\nI. Cây xanh\n- Trồng hoa."
    )
    assert [t["text"] for t in read_text(body)["tasks"]] == ["Trồng hoa."]


def test_a_title_on_one_line_is_no_heading() -> None:
    text = "KẾ HOẠCH TRIỂN KHAI NHIỆM VỤ TRỒNG CÂY NĂM 2027\n- Căn cứ Luật Lâm nghiệp;\nI. NHIỆM VỤ\n- Trồng cây."
    reading = read([Source("a.txt", text.encode())])
    assert reading["plan"]["title"] == "TRIỂN KHAI NHIỆM VỤ TRỒNG CÂY NĂM 2027"
    assert (reading["plan"]["year"], len(reading["tasks"])) == (2027, 1)


def test_who_carries_out_and_who_is_asked() -> None:
    (task,) = tasks_of("- Kiện toàn tổ giúp việc. Thực hiện: Văn phòng HĐND và UBND. Hoàn thành trước 15/4.")
    assert task["lead_units"] == ["Văn phòng HĐND và UBND"]
    assert (task["deadline_text"], task["deadline"]["due"]) == ("trước 15/4", "2026-04-14")
    (asked,) = duties_of("1. Đề nghị Hội Phụ nữ xã quyên góp áo ấm.")
    assert asked["lead_units"] == ["Hội Phụ nữ xã"]


def test_the_last_section_with_its_text_on_the_line_is_nobody_s_lead() -> None:
    lines = (
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2026",
        "II. NHIỆM VỤ",
        "1. Trạm Y tế xây dựng phương án sơ cứu tại chỗ, hoàn thành trong tháng 12/2026.",
        "2. Rà soát biển hiệu, hoàn thành trong tháng 11/2026.",
        "III. TỔ CHỨC THỰC HIỆN: Văn phòng theo dõi, đôn đốc, tổng hợp báo cáo Chủ tịch UBND phường.",
    )
    tasks = tasks_of("\n".join(lines))
    assert len(tasks) >= 2
    assert all(not task["lead_units"] for task in tasks)
