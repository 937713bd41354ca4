"""Header rows that offices use, and what becomes of their rows."""

from __future__ import annotations

import pytest

from app.reading.deadlines import no_deadline
from tests.reading.helpers import read_text, table_plan

VARIANTS = [
    "STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm",
    "TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn | Kết quả, sản phẩm",
    "STT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Kết quả/Sản phẩm",
    "STT | Nhiệm vụ trọng tâm | Đơn vị chủ trì | Đơn vị phối hợp | Hạn hoàn thành | Sản phẩm đầu ra",
    "Số TT | Danh mục nhiệm vụ | Bộ phận chủ trì | Phối hợp | Tiến độ | Kết quả đầu ra",
    "TT | Nội dung công việc | Đơn vị thực hiện | Đơn vị phối hợp | Lộ trình | Sản phẩm dự kiến",
    "Stt | Nhiệm vụ cụ thể | Cơ quan, đơn vị chủ trì thực hiện | Cơ quan phối hợp | Thời gian thực hiện | Kết quả",
]


@pytest.mark.parametrize("header", VARIANTS)
def test_headers_of_task_tables(header: str) -> None:
    reading = table_plan([header, "1 | Trồng cây bờ kênh | Phòng Kinh tế | Công an xã; các ấp | Quý II | 500 cây"])
    (task,) = reading["tasks"]
    assert task["text"] == "Trồng cây bờ kênh"
    assert task["lead_units"] == ["Phòng Kinh tế"] and task["lead_explicit"]
    assert task["coordinating_units"] == ["Công an xã", "các ấp"]
    assert (task["deadline_text"], task["deadline"]["due"]) == ("Quý II", "2026-06-30")
    assert task["product"] == "500 cây"


def test_columns_of_other_matters_are_left_alone() -> None:
    reading = table_plan(
        [
            "STT | Nhóm nhiệm vụ | Nội dung nhiệm vụ | Đơn vị chủ trì |"
            " Thời gian thực hiện | Chỉ tiêu liên quan | Kinh phí | Ghi chú",
            "1 | Cây xanh | Trồng cây bờ kênh | Phòng Kinh tế | tháng 5 | Tỷ lệ che phủ 30% | 20 triệu | gấp",
        ]
    )
    (task,) = reading["tasks"]
    assert (task["section"], task["deadline"]["due"]) == ("Cây xanh", "2026-05-31")
    assert reading["targets"] == []


def test_a_table_without_times() -> None:
    (task,) = table_plan(["STT | Nội dung nhiệm vụ | Đơn vị chủ trì", "1 | Trồng cây bờ kênh | Phòng Kinh tế"])["tasks"]
    assert task["deadline"] == no_deadline()


def test_group_rows_repeated_headers_and_cut_rows() -> None:
    reading = table_plan(
        [
            VARIANTS[0],
            "I | CÂY XANH | | | |",
            "1 | Trồng cây bờ kênh và | Phòng Kinh tế | | Quý II |",
            VARIANTS[0],
            " | các tuyến đường lớn | | | |",
            "II | VỆ SINH | | | |",
            "2 | Thu gom rác | nt | | -nt- |",
        ]
    )
    tasks = reading["tasks"]
    assert [(t["section"], t["text"]) for t in tasks] == [
        ("CÂY XANH", "Trồng cây bờ kênh và các tuyến đường lớn"),
        ("VỆ SINH", "Thu gom rác"),
    ]
    assert tasks[1]["lead_units"] == ["Phòng Kinh tế"] and tasks[1]["deadline"]["due"] == "2026-06-30"
    assert len(tasks[0]["clauses"]) == 2


def test_tab_separated_tables_with_a_blank_line_inside() -> None:
    rows = ["Stt\tTên chỉ tiêu\tKết quả năm 2025\tNăm 2026", "I\tCây xanh\t\t", "1\tTỷ lệ che phủ\t25,5%\t≥ 30%", "",
            "2\tSố cây trồng mới\t\t1.250 cây"]  # fmt: skip
    targets = read_text("I. CHỈ TIÊU\n" + "\n".join(rows))["targets"]
    assert [(t["group"], t["no"], t["comparator"], t["value"], t["baseline_text"]) for t in targets] == [
        ("Cây xanh", "1", ">=", 30, "25,5%"),
        ("Cây xanh", "2", "=", 1250, None),
    ]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "Stt | Nội dung chỉ tiêu | Đơn vị tính/đo lường | Kết quả | Đơn vị chủ trì theo dõi",
            "1 | Che phủ | % | 30% | Phòng Kinh tế",
        ),
        ("STT | Chỉ tiêu | ĐVT | Kế hoạch năm | Cơ quan theo dõi", "1 | Che phủ | % | 30 | Phòng Kinh tế"),
        (
            "STT | Chỉ tiêu | Đơn vị tính | Mức phấn đấu | Đơn vị chủ trì theo dõi",
            "1 | Che phủ | % | 30% | Phòng Kinh tế",
        ),
        (
            "STT | Chỉ tiêu | Đến năm 2030 | Đến hết năm 2026 | Đơn vị chủ trì",
            "1 | Che phủ | 50% | 30% | Phòng Kinh tế",
        ),
    ],
)
def test_headers_of_target_tables(header: str, row: str) -> None:
    reading = table_plan([header, row])
    (target,) = reading["targets"]
    assert reading["tasks"] == []
    assert (target["text"], target["value"], target["measure_unit"]) == ("Che phủ", 30, "%")
    assert target["lead_units"] == ["Phòng Kinh tế"]


def test_tables_of_last_years_results_are_left_out() -> None:
    body = "I. KẾT QUẢ THỰC HIỆN NĂM 2025\n| STT | Chỉ tiêu | ĐVT | Kế hoạch năm |\n| 1 | Che phủ | % | 30 |"
    assert read_text(body)["targets"] == []


def test_a_table_that_says_nothing_of_work_gives_nothing() -> None:
    reading = table_plan(["STT | Họ và tên | Chức vụ", "1 | Lê Văn Bến | Chủ tịch"])
    assert reading["tasks"] == [] and reading["targets"] == []
