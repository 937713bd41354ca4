"""What stands at the end of a section or of the document: duties to report for all, pointers, leads in brackets."""

from __future__ import annotations

import pytest

from app.reading.unit_lists import list_at, split_units
from app.reading.warnings_counts import APPENDIX
from tests.reading.helpers import duties_of, read_text, tasks_of

ENDS = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n\nLò Thị Mây"
REPORT = "Các thôn, cơ quan, đơn vị gửi báo cáo trồng cây hằng quý trước ngày 12 của tháng cuối quý về Phòng Kinh tế"
UNIT = "I. TỔ CHỨC THỰC HIỆN\n1. Trạm Khuyến nông xã\n- Ươm giống cây lim tại vườn ươm của xã.\n"


@pytest.mark.parametrize("end", ["./.", "."])
@pytest.mark.parametrize("above", ["I. KINH PHÍ\nDo xã chi.\nII. CHẾ ĐỘ BÁO CÁO\n", UNIT, f"{UNIT}\n"])
def test_the_last_paragraph_still_asks_for_reports(above: str, end: str) -> None:
    reading = read_text(above + REPORT + end + ENDS)
    assert [(r["frequency"], r["day"]) for r in reading["reporting"]] == [("quarterly", "12")]
    assert "Trạm Khuyến nông" not in reading["reporting"][0]["from"]
    assert len(reading["tasks"]) == ("Ươm" in above)


def test_a_duty_without_interval_under_reports_is_no_closing_formula() -> None:
    reading = read_text("I. CHẾ ĐỘ BÁO CÁO\nCác thôn báo cáo số cây sống về Ủy ban nhân dân xã./." + ENDS)
    assert [r["text"][:16] for r in reading["reporting"]] == ["Các thôn báo cáo"]


def test_the_sign_of_the_end_amid_the_document_ends_nothing() -> None:
    tasks = tasks_of("Trồng 300 cây lim dọc bờ suối Nà./.\n- Làm cỏ, vun gốc cho cây mới trồng." + ENDS)
    assert [t["text"][:8] for t in tasks] == ["Trồng 30", "Làm cỏ, "]


def test_a_paragraph_after_bullets_with_another_subject() -> None:
    tasks = duties_of("1. Trạm Thú y xã\n- Tiêm phòng cho đàn bò.\nCác trường học trồng cây trong sân trường.")
    assert [t["lead_units"] for t in tasks] == [["Trạm Thú y xã"], ["Các trường học"]]
    tasks = duties_of("1. Trạm Thú y xã\n- Tiêm phòng cho đàn bò.\nTiêu độc chuồng trại sau khi tiêm.")
    assert [t["lead_units"] for t in tasks] == [["Trạm Thú y xã"], ["Trạm Thú y xã"]]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Đặt biển cấm đốt rừng (giao Hạt Kiểm lâm khu vực chủ trì, xong trước 15/3/2026).", ["Hạt Kiểm lâm khu vực"]),
        ("Vớt bèo trên kênh Tám (Giao Hội Nông dân xã thực hiện trong tháng 4).", ["Hội Nông dân xã"]),
        ("Cắm mốc rừng theo bản đồ; giao Phòng Kinh tế chủ trì, các xóm phối hợp.", ["Phòng Kinh tế"]),
        ("Đo lại đất rừng (giao đất cho hộ nghèo thực hiện sau).", []),
    ],
)
def test_given_in_brackets(text: str, leads: list[str]) -> None:
    assert tasks_of(f"- {text}")[0]["lead_units"] == leads


def test_a_group_of_places_stays_whole() -> None:
    units = split_units("Bưu điện xã, Ban tự quản các bản, xóm; Hội Chữ thập đỏ xã")
    assert units == ["Bưu điện xã", "Ban tự quản các bản, xóm", "Hội Chữ thập đỏ xã"]
    assert split_units("Ban tự quản các xóm, Công an xã") == ["Ban tự quản các xóm", "Công an xã"]


def test_members_of_a_committee_lead_under_their_heading() -> None:
    tasks = duties_of("1. Thành viên Tổ giúp việc phụ trách bản\n- Đếm cây sống vào ngày 25 hằng tháng.")
    assert tasks[0]["lead_units"] and tasks[0]["lead_units"][0].startswith("Thành viên Tổ giúp việc")


POINTER = "Nội dung công việc, đơn vị chủ trì và thời hạn theo Phụ lục ban hành kèm theo Kế hoạch này (14 việc)."
ROWS = "| STT | Nhiệm vụ | Chủ trì |\n| 1 | Trồng 40 cây sấu ở sân chợ | Phòng Kinh tế |"


def test_pointers_order_nothing() -> None:
    assert [t["text"] for t in tasks_of(f"{POINTER}\n- Trồng 40 cây sấu.")] == ["Trồng 40 cây sấu."]
    for lead_in in ("Các bản trồng cây theo bảng giao việc sau đây:", "- Các bản trồng cây theo biểu dưới đây."):
        assert [t["text"] for t in tasks_of(f"{lead_in}\n{ROWS}")] == ["Trồng 40 cây sấu ở sân chợ"]


def test_the_appendix_of_the_plan_is_missed_and_that_of_a_decree_is_not() -> None:
    assert any("nhắc tới Phụ lục" in w for w in read_text(f"I. NHIỆM VỤ\n{POINTER}\n- Trồng cây.")["warnings"])
    assert not APPENDIX.search("mẫu số 2 tại Phụ lục ban hành kèm theo Nghị định số 30/2020/NĐ-CP")


def test_a_sentence_under_a_table_asks_for_reports() -> None:
    text = "Các xóm báo cáo số cây đã trồng trước ngày 8 hằng tháng về Trạm Khuyến nông xã."
    row = f'<tr><td colspan="3">{text}</td></tr>'
    group = '<tr><td colspan="3">Cây bóng mát</td></tr><tr><td>1</td><td>Trồng 40 cây sấu</td><td>Công an xã</td></tr>'
    head = "<tr><td>STT</td><td>Nhiệm vụ</td><td>Chủ trì</td></tr>"
    reading = read_text(f"I. NHIỆM VỤ\n<table>{head}{group}{row}</table>")
    assert [(r["frequency"], r["from"], r["text"]) for r in reading["reporting"]] == [("monthly", "Các xóm", text)]
    assert [(t["text"], t["section"]) for t in reading["tasks"]] == [("Trồng 40 cây sấu", "Cây bóng mát")]


def test_a_recipient_ends_before_the_time() -> None:
    reading = read_text("I. CHẾ ĐỘ BÁO CÁO\nCác xóm báo cáo Trạm Khuyến nông xã trước ngày 8 hằng tháng.\n")
    assert (
        list_at("Trạm Khuyến nông xã trước ngày 8") == list_at("Trạm Khuyến nông xã hằng quý") == "Trạm Khuyến nông xã"
    )
    assert [r["day"] for r in reading["reporting"]] == ["8"]


def test_a_remark_after_the_last_paragraph() -> None:
    tasks = tasks_of("- Trồng cây sấu.\nCác xóm nghiêm túc thực hiện./.\n(Gửi kèm danh mục cây)" + ENDS)
    assert [t["text"] for t in tasks] == ["Trồng cây sấu."]
