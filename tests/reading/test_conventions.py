# ruff: noqa: E501 (tables of sentences)
"""Ways in which communes number, head and assign that no sample of ours shows: one fresh sentence each."""

from __future__ import annotations

import pytest

from app.reading import Source, read
from app.reading.blocks import running_heads
from app.reading.leads import only_units
from app.reading.lines import Line
from app.reading.markers import read_mark
from app.reading.section_words import top_kind
from app.reading.unit_lists import list_at, split_units
from app.reading.units import same_unit
from tests.reading.helpers import duties_of, read_text, tasks_of


@pytest.mark.parametrize(
    ("line", "mark", "body"),
    [
        ("Điều 7. Công khai ngân sách", "Điều 7", "Công khai ngân sách"),
        ("Mục 2. Quản lý chợ", "Mục 2", "Quản lý chợ"),
        ("III- ĐẤT ĐAI", "III", "ĐẤT ĐAI"),
        ("IV/ Thu gom rác", "IV", "Thu gom rác"),
        ("2- Tu sửa đường", "2", "Tu sửa đường"),
        ("I.2. Cấp nước", "I.2", "Cấp nước"),
        ("2.3.Cấp nước", "2.3", "Cấp nước"),
        ("c/ Cấp nước", "c", "Cấp nước"),
        ("a.2) Cấp nước", "a.2", "Cấp nước"),
        ("4. 90% hộ có điện", "4", "90% hộ có điện"),
        ("➢ Cấp nước", "➢", "Cấp nước"),
        ("\uf0b7 Cấp nước", "\uf0b7", "Cấp nước"),
    ],
)
def test_marks(line: str, mark: str, body: str) -> None:
    found = read_mark(line)
    assert (found.printed, found.body) == (mark, body)


@pytest.mark.parametrize(
    "line", ["15/4 đến 20/4", "1-2 lớp", "1.500 hộ", "V.v...", "2.5 tỷ đồng", "Phần 3 năm qua", "06/CP", "12:30 họp"]
)
def test_no_marks(line: str) -> None:
    assert read_mark(line).printed == ""


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("giai phap thuc hien nhiem vu", "solution"), ("nhiem vu giai phap", "task"), ("cac bien phap cu the", "solution"),
        ("noi dung va giai phap", "task"), ("noi dung va phan cong thuc hien", "task"), ("phan cong luc luong", "responsibility"),
        ("nhiem vu cua cac thanh vien", "responsibility"), ("tien do trien khai", "task"), ("phuong cham", "skip"),
        ("du bao tinh hinh", "skip"), ("phuong huong", "aim"), ("cong tac chuan bi", "task"),
    ],
)  # fmt: skip
def test_kinds_of_headings(heading: str, kind: str) -> None:
    assert top_kind(heading) == kind


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Tu sửa kênh, do Tổ thủy nông xã chịu trách nhiệm chính.", ["Tổ thủy nông xã"]),
        ("Đắp đê. Hợp tác xã Bình Minh làm đầu mối, xong trước 5/5.", ["Hợp tác xã Bình Minh"]),
        ("Phun thuốc (Trạm Thú y thực hiện; quý II).", ["Trạm Thú y"]),
        ("Cắm mốc. ĐVCT: Ban QLDA khu vực; ĐVPH: các thôn.", ["Ban QLDA khu vực"]),
        ("Chi trả trợ cấp. Người chịu trách nhiệm: Bưu điện xã.", ["Bưu điện xã"]),
        ("Lập sổ hộ nghèo. Bộ phận tham mưu: Phòng Văn hóa - Xã hội.", ["Phòng Văn hóa - Xã hội"]),
        ("UBND xã giao Hạt Kiểm lâm khu vực tuần tra rừng.", ["Hạt Kiểm lâm khu vực"]),
        ("Giao các ông (bà) trưởng xóm thu quỹ.", ["trưởng xóm"]),
        ("Kiểm tra chợ (Chủ trì: Công an xã; ít nhất 03 lần/năm).", ["Công an xã"]),
        ("Đề nghị Sở Y tế cấp thuốc.", []),
        ("Phối hợp với Đồn Biên phòng Cửa Lân tuần tra biển.", []),
        ("Phân công mỗi cơ quan giúp một hộ.", []),
        ("Phân công đảng viên dự sinh hoạt chi bộ.", []),
        ("Tham dự hội thi do Hội Nông dân tỉnh phát động.", []),
    ],
)
def test_leads_of_orders(text: str, leads: list[str]) -> None:
    assert tasks_of(f"- {text}\n")[0]["lead_units"] == leads


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Phối hợp với Điện lực Kim Thành cải tạo trạm biến áp.", ["Điện lực Kim Thành"]),
        ("Chủ trì, phối hợp với Trung tâm Phục vụ hành chính công khai thác dữ liệu.", ["Trung tâm Phục vụ hành chính công"]),
        ("Tập huấn; phối hợp Đội Quản lý thị trường số 2 kiểm tra giá.", ["Đội Quản lý thị trường số 2"]),
        ("Canh lửa; phối hợp với các thôn đốt dọn thực bì.", ["các thôn"]),
    ],
)  # fmt: skip
def test_partners_of_orders(text: str, partners: list[str]) -> None:
    assert tasks_of(f"- {text}\n")[0]["coordinating_units"] == partners


def test_a_group_of_neighbourhoods_is_one() -> None:
    assert split_units("các thôn, bản; Trạm Y tế") == ["các thôn, bản", "Trạm Y tế"]


@pytest.mark.parametrize(
    ("body", "leads"),
    [
        ("Hội Khuyến học xã\n- Trao học bổng.\n", ["Hội Khuyến học xã"]),
        ("* Kho bạc Nhà nước khu vực:\n- Kiểm soát chi.\n", ["Kho bạc Nhà nước khu vực"]),
        ("- Trường Tiểu học Lê Lợi:\n+ Dạy bơi cho học sinh.\n", ["Trường Tiểu học Lê Lợi"]),
        ("1. Kế toán ngân sách xã lập dự toán.\n", ["Kế toán ngân sách xã"]),
        ("1. Đối với các chi bộ: sinh hoạt chuyên đề.\n", ["các chi bộ"]),
        ("1. Đồng chí Lê An - Phó Chủ tịch UBND xã: phụ trách chung.\n", ["Lê An - Phó Chủ tịch UBND xã"]),
        ("1. Công đoàn, Hội Luật gia xã cụ thể hóa Kế hoạch.\n", ["Công đoàn", "Hội Luật gia xã"]),
        ("1. Phòng Kinh tế\n- Phân công công chức theo dõi chợ.\n", ["Phòng Kinh tế"]),
    ],
)
def test_leads_of_duties(body: str, leads: list[str]) -> None:
    (task,) = duties_of(body)
    assert (task["lead_units"], task["kind"]) == (leads, "responsibility")


def test_the_heading_of_all_duties_names_no_lead() -> None:
    (task,) = read_text("I. TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ\n- Tiết kiệm điện.\n")["tasks"]
    assert task["lead_units"] == []


def test_a_bullet_after_a_unit_of_bullets_is_not_that_units() -> None:
    body = "- Trạm Y tế:\n+ Phun thuốc.\n- Các hộ dân tự diệt lăng quăng.\n"
    assert [task["lead_units"] for task in duties_of(body)] == [["Trạm Y tế"], []]


def test_a_colon_among_plain_items_keeps_its_bullets() -> None:
    tasks = tasks_of("1. Trồng cây.\n2. Làm sạch các tuyến:\n- Đường 1;\n- Đường 2.\n3. Quét vôi.\n")
    assert [task["subitems"] for task in tasks] == [[], ["Đường 1;", "Đường 2."], []]


def test_a_title_without_number_over_bullets_is_no_task() -> None:
    tasks = tasks_of("Về giao thông nông thôn\n- Đắp lề đường.\nVề thủy lợi\n- Nạo vét kênh.\n")
    assert [(task["text"], task["section"]) for task in tasks] == [
        ("Đắp lề đường.", "Về giao thông nông thôn"),
        ("Nạo vét kênh.", "Về thủy lợi"),
    ]


HEADS = {
    "party": ("ĐẢNG ỦY XÃ TRÀ LINH\nSố 31-CTr/ĐU\nTrà Linh, ngày 2 tháng 3 năm 2026\n\nCHƯƠNG TRÌNH\nkiểm tra năm 2026\n",
              ("31-CTr/ĐU", "Đảng ủy xã Trà Linh", "2026-03-02", "kiểm tra năm 2026", 2026)),
    "front": ("ỦY BAN MTTQ VIỆT NAM\nPHƯỜNG SAO ĐỎ\nSố: 4/KH-MTTQ-BTT\nSao Đỏ, ngày 5/1/2026\n\nKẾ HOẠCH\nGiám sát năm 2026\n",
              ("4/KH-MTTQ-BTT", "Ủy ban Mặt trận Tổ quốc Việt Nam phường Sao Đỏ", "2026-01-05", "Giám sát năm 2026", 2026)),
    "plan": ("UBND ĐẶC KHU THỔ CHÂU\nSố: 6/PA-UBND\nThổ Châu, ngày 7 tháng 2 năm 2026\n\nPHƯƠNG ÁN\nỨng phó bão năm 2026\n",
             ("6/PA-UBND", "Ủy ban nhân dân đặc khu Thổ Châu", "2026-02-07", "Ứng phó bão năm 2026", 2026)),
    "decision": ("ỦY BAN NHÂN DÂN\nXÃ IA RÊ\nSố: 9/QĐ-UBND\nIa Rê, ngày 8 tháng 2 năm 2026\n\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch trồng rừng năm 2026\n",
                 ("9/QĐ-UBND", "Ủy ban nhân dân xã Ia Rê", "2026-02-08", "trồng rừng năm 2026", 2026)),
    "span": ("UBND XÃ CAM LỘ\nSố: 2/ĐA-UBND\nCam Lộ, ngày 9 tháng 2 năm 2026\n\nĐỀ ÁN\nTrồng tre năm 2026 và định hướng đến năm 2030\n",
             ("2/ĐA-UBND", "Ủy ban nhân dân xã Cam Lộ", "2026-02-09", "Trồng tre năm 2026 và định hướng đến năm 2030", 2026)),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_heads_of_other_bodies(name: str) -> None:
    head, expected = HEADS[name]
    plan = read([Source("a.txt", f"{head}\nI. NHIỆM VỤ\n- Trồng cây.\n".encode())])["plan"]
    assert tuple(plan[field] for field in ("number", "issuer", "issued_on", "title", "year")) == expected


def test_a_plan_behind_its_decision_is_read_on() -> None:
    body = (
        "Số: 9/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch X\nĐiều 1. Ban hành Kế hoạch.\nNơi nhận:\n- Như Điều 2;\n"
        "KT. CHỦ TỊCH\n\nKẾ HOẠCH\nTrồng rừng năm 2026\n(Kèm theo Quyết định số 9/QĐ-UBND)\nI. NHIỆM VỤ\n- Ươm giống.\n"
    )
    reading = read([Source("a.txt", body.encode())])
    assert (reading["plan"]["title"], [task["text"] for task in reading["tasks"]]) == (
        "Trồng rừng năm 2026",
        ["Ươm giống."],
    )


def test_the_last_duty_may_end_the_document() -> None:
    assert [t["lead_units"] for t in duties_of("1. Trạm Y tế\nTrực cấp cứu./.\n")] == [["Trạm Y tế"]]


def test_running_heads_stand_beside_page_numbers_twice() -> None:
    texts = ["Một dòng", "2", "UBND xã X - KH 2026", "Hai dòng", "UBND xã X - KH 2026", "3", "Ba dòng"]
    assert running_heads([Line("a", "", text) for text in texts]) == {"UBND xã X - KH 2026"}
    assert running_heads([Line("a", "", text) for text in texts[:4]]) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ban CHQS xã", "Ban Chỉ huy Quân sự xã"), ("NHCSXH", "Ngân hàng CSXH"), ("Trưởng thôn", "thôn trưởng"),
        ("Trưởng Công an phường", "Công an phường"), ("BHXH cơ sở", "Bảo hiểm xã hội cơ sở"), ("HTX Bình Minh", "Hợp tác xã Bình Minh"),
    ],
)  # fmt: skip
def test_names_of_one_unit(one: str, other: str) -> None:
    assert same_unit(one, other)


def test_a_line_of_units_only() -> None:
    assert only_units("Đề nghị Công đoàn xã, Hội Người cao tuổi xã")
    assert not only_units("Trạm Y tế phun thuốc")
    assert list_at("TTPVHCC bố trí quầy") == "TTPVHCC"


def test_a_mention_never_renames_a_unit() -> None:
    reading = read_text(
        "I. NHIỆM VỤ\n- Họp. Chủ trì: Trạm Y tế xã.\n- Khen Trạm Y tế xã Bình Lâm Thượng dẫn đầu thi đua.\n"
    )
    assert reading["tasks"][0]["lead_units"] == ["Trạm Y tế xã"]


def test_legal_bases_under_a_part_are_no_work() -> None:
    body = "Phần 2\nKẾ HOẠCH THỰC HIỆN NĂM 2026\nI. CĂN CỨ LẬP KẾ HOẠCH\nLuật Đê điều.\nII. NHIỆM VỤ\n- Đắp đê.\n"
    assert [task["text"] for task in read_text(body)["tasks"]] == ["Đắp đê."]
