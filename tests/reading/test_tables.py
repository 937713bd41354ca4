"""Header rows that offices use, and what becomes of their rows."""

from __future__ import annotations

from typing import Any

import pytest

from app.reading.deadlines import no_deadline
from tests.reading.grids import FORMATS, read_in
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


ROW = "1 | Trồng cây bờ kênh | Phòng Kinh tế | Công an xã; các ấp | Quý II | 500 cây | 20 triệu | gấp"
SYNONYMS = {
    1: """Nội dung công việc; Tên công việc; Nhiệm vụ được giao; Nội dung, nhiệm vụ; Hoạt động; Công tác; Đầu việc;
        Nhiệm vụ, giải pháp; Nội dung thực hiện trọng tâm; Nhiệm vụ chủ yếu; Hạng mục công việc; Tên đề án, dự án;
        Nội dung nhiệm vụ thực hiện năm 2026; Nhiệm vụ/Giải pháp cụ thể; Nhiệm vụ trọng tâm năm 2026""",
    2: """CQ chủ trì; ĐV chủ trì; Đơn vị đầu mối; Cơ quan tham mưu; Đơn vị chịu trách nhiệm; Người thực hiện;
        Phân công thực hiện; Cơ quan thực hiện; Đơn vị được giao chủ trì; Đơn vị/cá nhân chủ trì; Đơn vị phụ trách;
        Cơ quan/đơn vị thực hiện; Đơn vị; ĐVCT; Trách nhiệm thực hiện; Tổ chức thực hiện; Người phụ trách;
        Phòng, ban chủ trì; Đơn vị, cá nhân chịu trách nhiệm; Cơ quan, đơn vị; Phân công""",
    3: """Cơ quan/đơn vị phối hợp; ĐVPH; Đơn vị P/h; CQ phối hợp; Phối hợp thực hiện; Lực lượng hỗ trợ;
        Đơn vị tham gia phối hợp""",
    4: """Hạn xong; Mốc thời gian; Ngày hoàn thành; TG hoàn thành; Hạn; Hoàn thành; Hạn cuối; Thời điểm hoàn thành;
        Thời gian, tiến độ thực hiện; Dự kiến hoàn thành; Kế hoạch thời gian; Thời hạn thực hiện (quý/tháng)""",
    5: """Kết quả; Kết quả dự kiến; Kết quả cần đạt; Sản phẩm/Kết quả; Sản phẩm, kết quả đầu ra; Yêu cầu kết quả;
        Kết quả thực hiện; Sản phẩm hoàn thành""",
}


@pytest.mark.parametrize(
    ("at", "words"), [(at, words.strip()) for at, listed in SYNONYMS.items() for words in listed.split(";")]
)
def test_other_words_for_a_column(at: int, words: str) -> None:
    header = f"{VARIANTS[0]} | Kinh phí | Ghi chú".split(" | ")
    header[at] = words
    reading = table_plan([" | ".join(header), ROW])
    (task,) = reading["tasks"]
    assert (task["text"], task["lead_units"]) == ("Trồng cây bờ kênh", ["Phòng Kinh tế"])
    assert task["coordinating_units"] == ["Công an xã", "các ấp"]
    assert (task["deadline"]["due"], task["product"]) == ("2026-06-30", "500 cây")
    assert reading["targets"] == []


TWO_ROWS = ["STT | Nội dung | Phân công thực hiện | < | Thời gian | Sản phẩm", "^ | ^ | Chủ trì | Phối hợp | ^ | ^"]
THREE_ROWS = [
    "STT | Nội dung | Kế hoạch năm 2026 | < | < | <",
    "^ | ^ | Phân công thực hiện | < | Thời gian | Sản phẩm",
    "^ | ^ | Chủ trì | Phối hợp | ^ | ^",
]
UNMERGED = ["STT | Nội dung | Phân công thực hiện | | Thời gian | Sản phẩm", " | | Chủ trì | Phối hợp | | "]
NUMBERS = "(1) | (2) | (3) | (4) | (5) | (6)"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("header", [TWO_ROWS, THREE_ROWS, UNMERGED])
@pytest.mark.parametrize("numbers", [[], [NUMBERS]])
def test_headers_of_several_rows(form: str, header: list[str], numbers: list[str]) -> None:
    rows = [*header, *numbers, "1 | Trồng cây bờ kênh | Phòng Kinh tế | Công an xã | Quý II | 500 cây"]
    (task,) = read_in(form, *rows)["tasks"]
    assert (task["lead_units"], task["coordinating_units"]) == (["Phòng Kinh tế"], ["Công an xã"])
    assert (task["deadline"]["due"], task["product"]) == ("2026-06-30", "500 cây")


def due(task: dict[str, Any]) -> tuple[Any, ...]:
    return task["deadline"]["type"], task["deadline"]["due"], task["deadline_text"]


def test_columns_of_beginning_and_end() -> None:
    tasks = read_in(
        "docx",
        "STT | Nội dung | Chủ trì | Thời gian | <",
        "^ | ^ | ^ | Bắt đầu | Kết thúc",
        "1 | Trồng cây bờ kênh | Phòng Kinh tế | 01/3/2026 | 30/6/2026",
        "2 | Thu gom rác | Các ấp | | 30/9/2026",
        "3 | Tỉa cành cây | Các ấp | Tháng 2 | Tháng 4",
        "4 | Quét vôi gốc cây | Các ấp | Tháng 2 | ",
    )["tasks"]
    assert [due(t) for t in tasks] == [
        ("range", "2026-06-30", "01/3/2026; 30/6/2026"),
        ("date", "2026-09-30", "30/9/2026"),
        ("range", "2026-04-30", "Tháng 2; Tháng 4"),
        ("none", None, None),
    ]
    assert tasks[0]["deadline"]["starts_on"] == "2026-03-01"


@pytest.mark.parametrize(
    "header",
    [
        ["TT | Nhiệm vụ | Chủ trì | Quý I | Quý II | Quý III | Quý IV"],
        ["TT | Nhiệm vụ | Chủ trì | Tiến độ thực hiện | < | < | <", "^ | ^ | ^ | I | II | III | IV"],
        ["TT | Nhiệm vụ | Chủ trì | Quý | < | < | <", "^ | ^ | ^ | 1 | 2 | 3 | 4"],
    ],
)
def test_marked_quarters(header: list[str]) -> None:
    tasks = read_in(
        "xlsx", *header,
        "1 | Trồng cây bờ kênh | Phòng Kinh tế | | x | | ",
        "2 | Thu gom rác | Các ấp | x | x | x | x",
        "3 | Tỉa cành cây | Các ấp | | ✓ | X | ",
        "4 | Quét vôi gốc cây | Các ấp | x | | x | ",
        "5 | Tưới cây | Các ấp | | | | ",
    )["tasks"]  # fmt: skip
    assert [due(t)[:2] for t in tasks] == [
        ("quarter", "2026-06-30"), ("recurring", None), ("range", "2026-09-30"), ("milestones", "2026-09-30"),
        ("none", None),
    ]  # fmt: skip
    assert tasks[1]["deadline"]["recurrence"] == "quarterly"


def test_marked_months() -> None:
    months = " | ".join(str(n) for n in range(1, 13))
    header = ["STT | Nội dung | Chủ trì | Tháng" + " | <" * 11, f"^ | ^ | ^ | {months}"]
    marks = {"1 | Trồng cây bờ kênh": "4", "2 | Tỉa cành cây": "2 3 4", "3 | Thu gom rác": months.replace("|", "")}
    rows = [
        f"{text} | Các ấp | " + " | ".join("x" if str(n) in said.split() else "" for n in range(1, 13))
        for text, said in marks.items()
    ]
    tasks = read_in("md", *header, *rows)["tasks"]
    assert [due(t)[:2] for t in tasks] == [("month", "2026-04-30"), ("range", "2026-04-30"), ("recurring", None)]
    assert tasks[1]["deadline_text"] == "Tháng 2; Tháng 3; Tháng 4"


def test_marked_years_but_not_funds_by_year() -> None:
    header = "TT | Nhiệm vụ | Chủ trì | Năm 2026 | Năm 2027"
    rows = ["1 | Trồng cây bờ kênh | Các ấp | x | ", "2 | Tỉa cành cây | Các ấp | x | x", "3 | Họp | Các ấp | 20 | 30"]
    tasks = table_plan([header, *rows])["tasks"]
    assert [due(t)[1] for t in tasks] == ["2026-12-31", "2027-12-31", None]
    assert [t["product"] for t in tasks] == [None] * 3


def test_a_chart_in_colours_is_asked_about() -> None:
    reading = table_plan(["TT | Nhiệm vụ | Chủ trì | Quý I | Quý II", "1 | Trồng cây bờ kênh | Phòng Kinh tế | | "])
    assert reading["tasks"][0]["deadline"]["due"] is None
    assert any("tô màu" in w for w in reading["warnings"])


@pytest.mark.parametrize("column", ["Đơn vị thực hiện", "Cơ quan chủ trì, phối hợp"])
@pytest.mark.parametrize(
    ("cell", "leads", "partners"),
    [
        ("Chủ trì: Phòng Kinh tế; phối hợp: Công an xã", ["Phòng Kinh tế"], ["Công an xã"]),
        ("- Chủ trì: Phòng Kinh tế\\n- Phối hợp: Công an xã, các ấp", ["Phòng Kinh tế"], ["Công an xã", "các ấp"]),
        ("Phòng Kinh tế chủ trì, phối hợp với Công an xã, các ấp", ["Phòng Kinh tế"], ["Công an xã", "các ấp"]),
        ("Phòng Kinh tế (chủ trì), Công an xã (phối hợp)", ["Phòng Kinh tế"], ["Công an xã"]),
        ("Phòng Kinh tế (chủ trì), Công an xã, các ấp", ["Phòng Kinh tế"], ["Công an xã", "các ấp"]),
        ("Phòng Kinh tế chủ trì; Công an xã, các ấp phối hợp", ["Phòng Kinh tế"], ["Công an xã", "các ấp"]),
        ("Chủ trì Phòng Kinh tế, phối hợp Công an xã", ["Phòng Kinh tế"], ["Công an xã"]),
        ("Phòng Kinh tế phối hợp Công an xã", ["Phòng Kinh tế"], ["Công an xã"]),
        ("Phòng Kinh tế, Công an xã", ["Phòng Kinh tế", "Công an xã"], []),
        ("Phòng Kinh tế\\nCông an xã", ["Phòng Kinh tế", "Công an xã"], []),
    ],
)
def test_both_roles_in_one_cell(column: str, cell: str, leads: list[str], partners: list[str]) -> None:
    for form in ("docx", "xlsx"):
        (task,) = read_in(form, f"STT | Nhiệm vụ | {column} | Thời gian", f"1 | Trồng cây | {cell} | Quý I")["tasks"]
        assert (task["lead_units"], task["coordinating_units"]) == (leads, partners)


def test_a_second_column_of_units_is_not_lost() -> None:
    header = "STT | Nhiệm vụ | Đơn vị thực hiện | Đơn vị chủ trì | Cơ quan phối hợp | Lực lượng hỗ trợ | Hạn"
    (task,) = table_plan([header, "1 | Trồng cây | Các ấp | Phòng Kinh tế | Công an xã | Đoàn Thanh niên xã | Quý I"])[
        "tasks"
    ]
    assert task["lead_units"] == ["Phòng Kinh tế"]
    assert sorted(task["coordinating_units"]) == ["Các ấp", "Công an xã", "Đoàn Thanh niên xã"]


@pytest.mark.parametrize("form", FORMATS)
def test_rows_that_hold_only_a_bullet(form: str) -> None:
    tasks = read_in(
        form, VARIANTS[0],
        "1 | Trồng cây bờ kênh | Phòng Kinh tế | | Quý II | ",
        " | - Ươm cây giống | | | | ",
        " | - Đào hố | - | | - | ",
        "2 | Thu gom rác | Các ấp | | Quý III | ",
        " | - Mua xe thu gom | Văn phòng | | Quý I | ",
    )["tasks"]  # fmt: skip
    assert [(t["text"], t["subitems"], t["lead_units"]) for t in tasks] == [
        ("Trồng cây bờ kênh", ["Ươm cây giống", "Đào hố"], ["Phòng Kinh tế"]),
        ("Thu gom rác", [], ["Các ấp"]),
        ("Mua xe thu gom", [], ["Văn phòng"]),
    ]
    assert len(tasks[0]["clauses"]) == 3


@pytest.mark.parametrize("form", FORMATS)
def test_groups_in_groups_sums_and_notes(form: str) -> None:
    tasks = read_in(
        form, VARIANTS[0],
        "A | KINH TẾ | | | | ",
        "I | Nông nghiệp | | | | ",
        "1 | Phát triển rừng | | | | ",
        "1.1 | Trồng cây bờ kênh | Phòng Kinh tế | | Quý II | ",
        "1.2 | Tỉa cành cây | Phòng Kinh tế | | Quý II | ",
        "2 | Thu gom rác | Các ấp | | Quý III | ",
        "II | Thủy sản | < | < | < | <",
        "1 | Thả cá giống | Các ấp | | Quý III | ",
        "Tổng cộng | < | < | < | < | <",
        "Ghi chú: các đơn vị báo cáo hằng quý | < | < | < | < | <",
        " | Người lập biểu | | | | Trưởng phòng",
        " | Lê Văn Bến | | | | Trần Thị Mây",
    )["tasks"]  # fmt: skip
    assert [(t["section"], t["text"]) for t in tasks] == [
        ("Phát triển rừng", "Trồng cây bờ kênh"), ("Phát triển rừng", "Tỉa cành cây"), ("Nông nghiệp", "Thu gom rác"),
        ("Thủy sản", "Thả cá giống"),
    ]  # fmt: skip


@pytest.mark.parametrize("ditto", ["nt", "-nt-", "Nt.", "n/t", "như trên", '"', "〃", "''", "- nt -", '-"-'])
def test_signs_for_the_cell_above(ditto: str) -> None:
    tasks = read_in(
        "xlsx", VARIANTS[0],
        "1 | Trồng cây bờ kênh | Phòng Kinh tế | Công an xã | Quý II | ",
        "II | VỆ SINH | < | < | < | <",
        f"2 | Thu gom rác | {ditto} | | {ditto} | ",
    )["tasks"]  # fmt: skip
    assert (tasks[1]["lead_units"], tasks[1]["coordinating_units"]) == (["Phòng Kinh tế"], [])
    assert tasks[1]["deadline"]["due"] == "2026-06-30"


@pytest.mark.parametrize("form", FORMATS)
def test_merged_cells_count_for_all_their_rows(form: str) -> None:
    tasks = read_in(
        form, VARIANTS[0],
        "1 | Trồng cây bờ kênh | Phòng Kinh tế | Công an xã | Quý II | ",
        "2 | Tỉa cành cây | ^ | ^ | ^ | ",
        "3 | Bón phân cho cây | Các ấp | | Quý I | ",
        "^ | ^ | Văn phòng | | Quý III | ",
    )["tasks"]  # fmt: skip
    assert [(t["text"], t["lead_units"], t["deadline"]["due"]) for t in tasks] == [
        ("Trồng cây bờ kênh", ["Phòng Kinh tế"], "2026-06-30"),
        ("Tỉa cành cây", ["Phòng Kinh tế"], "2026-06-30"),
        ("Bón phân cho cây", ["Các ấp", "Văn phòng"], "2026-09-30"),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_rows_cut_by_a_page(form: str) -> None:
    (task,) = read_in(
        form, VARIANTS[0],
        "1 | Trồng cây bờ kênh và | Phòng | Công an xã | Quý II | ",
        VARIANTS[0],
        " | các tuyến đường lớn | Kinh tế | | | ",
        " | | | các ấp | | ",
    )["tasks"]  # fmt: skip
    assert task["text"] == "Trồng cây bờ kênh và các tuyến đường lớn"
    assert (task["lead_units"], task["coordinating_units"]) == (["Phòng Kinh tế"], ["Công an xã", "các ấp"])


def test_a_table_without_numbers() -> None:
    tasks = table_plan(
        ["Nhiệm vụ | Chủ trì | Thời hạn", "NHÓM CÂY XANH | | ", "Trồng cây bờ kênh | Phòng Kinh tế | Quý I",
         "Tỉa cành cây | | Quý II"]
    )["tasks"]  # fmt: skip
    assert [(t["section"], t["text"]) for t in tasks] == [
        ("NHÓM CÂY XANH", "Trồng cây bờ kênh"),
        ("NHÓM CÂY XANH", "Tỉa cành cây"),
    ]


def test_a_table_without_header_goes_on_with_the_one_before() -> None:
    rows = ["| 1 | Trồng cây bờ kênh | Phòng Kinh tế | Quý I |", "", "Trang sau", "",
            "| 2 | Tỉa cành cây | Các ấp | Quý II |"]  # fmt: skip
    tasks = read_text("\n".join(["| STT | Nhiệm vụ | Chủ trì | Thời hạn |", *rows]))["tasks"]
    assert [t["lead_units"] for t in tasks] == [["Phòng Kinh tế"], ["Các ấp"]]
    rows[-1:] = ["| STT | Họ và tên | Chức vụ | Điện thoại |", "| 1 | Lê Văn Bến | Chủ tịch | 090 |"]
    assert len(read_text("\n".join(["| STT | Nhiệm vụ | Chủ trì | Thời hạn |", *rows]))["tasks"]) == 1


def test_two_columns_of_work() -> None:
    header = "STT | Nhiệm vụ | Nội dung công việc | Chủ trì | Thời hạn"
    groups = read_in("xlsx", header, "1 | Cây xanh đô thị | Trồng cây bờ kênh | Phòng Kinh tế | Quý I",
                     "^ | ^ | Tỉa cành cây | Các ấp | Quý II")["tasks"]  # fmt: skip
    assert [(t["section"], t["text"]) for t in groups] == [
        ("Cây xanh đô thị", "Trồng cây bờ kênh"),
        ("Cây xanh đô thị", "Tỉa cành cây"),
    ]
    details = read_in("xlsx", header, "1 | Trồng cây bờ kênh | 500 cây bần | Phòng Kinh tế | Quý I",
                      "2 | Tỉa cành cây | Đường liên ấp | Các ấp | Quý II")["tasks"]  # fmt: skip
    assert [(t["text"], t["subitems"]) for t in details] == [
        ("Trồng cây bờ kênh", ["500 cây bần"]),
        ("Tỉa cành cây", ["Đường liên ấp"]),
    ]


def test_units_and_their_work_under_to_chuc_thuc_hien() -> None:
    body = (
        "I. TỔ CHỨC THỰC HIỆN\n| Đơn vị | Nhiệm vụ |\n| Phòng Kinh tế | Lập dự toán trồng cây |\n| Các ấp | Tưới cây |"
    )
    tasks = read_text(body)["tasks"]
    assert [(t["kind"], t["lead_units"], t["text"]) for t in tasks] == [
        ("responsibility", ["Phòng Kinh tế"], "Lập dự toán trồng cây"),
        ("responsibility", ["Các ấp"], "Tưới cây"),
    ]


def test_units_as_groups_or_once_for_several_rows() -> None:
    groups = ["| STT | Nhiệm vụ | Thời hạn |", "| I | Phòng Kinh tế | |", "| 1 | Lập dự toán trồng cây | Quý I |"]
    (task,) = read_text("\n".join(["I. TỔ CHỨC THỰC HIỆN", *groups]))["tasks"]
    assert (task["kind"], task["lead_units"]) == ("responsibility", ["Phòng Kinh tế"])
    (task,) = read_text("\n".join(["I. NHIỆM VỤ", *groups]))["tasks"]
    assert (task["kind"], task["lead_units"], task["section"]) == ("task", [], "Phòng Kinh tế")
    tasks = table_plan(["STT | Đơn vị thực hiện | Nhiệm vụ | Hạn", "1 | Phòng Kinh tế | Trồng cây bờ kênh | Quý I",
                        " | | Tỉa cành cây | Quý II", "2 | | Thu gom rác | Quý II"])["tasks"]  # fmt: skip
    assert [t["lead_units"] for t in tasks] == [["Phòng Kinh tế"], ["Phòng Kinh tế"], []]


def test_targets_by_quarters() -> None:
    header = "STT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026 | Quý I | Quý II"
    (target,) = table_plan([header, "1 | Số cây | cây | 500 | 100 | 400"])["targets"]
    assert target["value"] == 500
    assert [(f["period"], f["value"]) for f in target["further"]] == [("Quý I", 100), ("Quý II", 400)]


def test_a_row_without_work_is_asked_about() -> None:
    reading = table_plan(
        [VARIANTS[0], "1 | Trồng cây bờ kênh | Phòng Kinh tế | | Quý II | ", "2 | | Các ấp | | Quý I | "]
    )
    assert len(reading["tasks"]) == 1
    assert any("dòng 6" in w and "chưa có nội dung" in w for w in reading["warnings"])


YEARS = [
    ("STT | Chỉ tiêu | ĐVT | Kết quả 2025 | Mục tiêu 2026 | Mục tiêu 2030", "1 | Che phủ | % | 25,5 | ≥ 30 | 50"),
    (
        "STT | Chỉ tiêu | ĐVT | Thực hiện 2025 | Đến năm 2030 | Đến hết năm 2026",
        "1 | Che phủ | % | 25,5 | 50 | ≥ 30",
    ),
    ("STT | Chỉ tiêu | ĐVT | Năm 2025 | Kế hoạch năm 2026 | Năm 2030", "1 | Che phủ | % | 25,5 | ≥ 30 | 50"),
]


@pytest.mark.parametrize(("header", "row"), YEARS)
def test_values_of_several_years(header: str, row: str) -> None:
    (target,) = table_plan([header, row])["targets"]
    assert (target["comparator"], target["value"], target["period"]) == (">=", 30, "2026")
    assert target["baseline_text"] == "25,5"
    assert target["further"] == [{"period": "2030", "value_text": "50", "value": 50, "comparator": "="}]


def test_years_under_a_merged_header() -> None:
    (target,) = read_in("xlsx", "STT | Chỉ tiêu | Mục tiêu | < | Đơn vị", "^ | ^ | 2026 | 2030 | ^",
                        "1 | Tỷ lệ che phủ | 30% | 50% | Phòng Kinh tế")["targets"]  # fmt: skip
    assert (target["value"], target["lead_units"]) == (30, ["Phòng Kinh tế"])
    assert [(f["period"], f["value"]) for f in target["further"]] == [("2030", 50)]


def test_a_table_of_a_later_year_alone() -> None:
    (target,) = table_plan(["STT | Chỉ tiêu | ĐVT | Đến năm 2030", "1 | Che phủ | % | 50"])["targets"]
    assert (target["value"], target["period"]) == (50, "2030")


def test_result_means_the_aim_where_the_past_has_its_own_column() -> None:
    header = "STT | Chỉ tiêu | Đơn vị tính | Thực hiện năm 2025 | Kết quả | Ghi chú"
    (target,) = table_plan([header, "1 | Che phủ | % | 25 | ≥ 30% | "])["targets"]
    assert (target["value"], target["comparator"], target["baseline_text"]) == (30, ">=", "25")


def test_last_years_figures_are_no_targets_and_said_so() -> None:
    reading = table_plan(["STT | Chỉ tiêu | ĐVT | Kế hoạch 2025 | Thực hiện 2025 | Tỷ lệ đạt (%)",
                          "1 | Che phủ | % | 25 | 30 | 120", "2 | Số cây | cây | 25 | 30 | 120"])  # fmt: skip
    assert reading["targets"] == []
    assert any("số liệu các năm trước" in w for w in reading["warnings"])


@pytest.mark.parametrize("form", FORMATS)
def test_parts_of_an_indicator(form: str) -> None:
    targets = read_in(
        form, "STT | Chỉ tiêu | Đơn vị | Năm 2026",
        "I | Kinh tế | | ",
        "1 | Số hóa hồ sơ | | ",
        "a | Hồ sơ mới | % | 100",
        "b | Hồ sơ cũ | % | 80",
        "2 | Tỷ lệ che phủ | % | 30",
        "3 | Tỷ lệ thu gom | | ",
        " | - Rác nhựa | % | 95",
    )["targets"]  # fmt: skip
    assert [(t["group"], t["text"], t["measure_unit"], t["value"], t["lead_units"]) for t in targets] == [
        ("Số hóa hồ sơ", "Hồ sơ mới", "%", 100, []),
        ("Số hóa hồ sơ", "Hồ sơ cũ", "%", 80, []),
        ("Kinh tế", "Tỷ lệ che phủ", "%", 30, []),
        ("Tỷ lệ thu gom", "Rác nhựa", "%", 95, []),
    ]


def test_tasks_with_a_column_of_targets() -> None:
    reading = table_plan(["STT | Nhiệm vụ | Chỉ tiêu | Đơn vị chủ trì | Thời gian",
                          "1 | Trồng cây bờ kênh | Che phủ ≥ 30% | Phòng Kinh tế | Quý II",
                          "2 | Thu gom rác | | Các ấp | Quý III"])  # fmt: skip
    assert [(t["lead_units"], t["deadline"]["due"]) for t in reading["tasks"]] == [
        (["Phòng Kinh tế"], "2026-06-30"),
        (["Các ấp"], "2026-09-30"),
    ]
    assert [(t["text"], t["value"]) for t in reading["targets"]] == [("Che phủ ≥ 30%", 30)]


def test_a_table_of_fields_targets_and_work() -> None:
    rows = ["Hạ tầng | Phủ sóng 100% các ấp | Lắp thêm trạm phát sóng", "^ | Wifi tại 10 điểm | Lắp wifi"]
    reading = read_in("docx", "Lĩnh vực | Chỉ tiêu định lượng | Nội dung thực hiện trọng tâm", *rows)
    assert [(t["group"], t["value"]) for t in reading["targets"]] == [("Hạ tầng", 100), ("Hạ tầng", 10)]
    assert [t["lead_units"] for t in reading["tasks"]] == [[], []]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "rows",
    [
        ["STT | Nội dung chi | Đơn vị tính | Số lượng | Đơn giá | Thành tiền", "1 | Mua cây giống | cây | 5 | 1 | 5"],
        ["STT | Nội dung | Kinh phí (triệu đồng) | Nguồn vốn", "1 | Mua cây giống trồng | 20 | Ngân sách xã"],
        ["STT | Họ và tên | Chức vụ | Đơn vị | Nhiệm vụ", "1 | Lê Văn Bến | Chủ tịch | UBND xã | Phụ trách chung"],
        ["STT | Nơi nhận | Số bản | Ghi chú", "1 | Đảng ủy xã | 1 | "],
    ],
)
def test_tables_of_other_things(form: str, rows: list[str]) -> None:
    reading = read_in(form, *rows, rows[-1].replace("1 |", "2 |", 1))
    assert reading["tasks"] == [] and reading["targets"] == []
    assert any("Chưa đọc được bảng" in w for w in reading["warnings"])
