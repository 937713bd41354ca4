"""The công văn đôn đốc against Decree 30/2020/NĐ-CP, read from the file's own XML."""

from __future__ import annotations

import re

import pytest

from app.models.briefing.letterhead import AS_ABOVE, of_letters
from app.papers import urging
from tests.papers.docx_xml import Docx, body_rows, find, is_on, mm, rows_of, size_of, text_of, value
from tests.papers.urging_sample import snapshot
from tests.papers.written import urging_docx


@pytest.fixture(scope="module")
def letter() -> Docx:
    return Docx(urging_docx(snapshot(14)))


def test_the_head_leaves_number_and_day_to_the_clerk(letter: Docx) -> None:
    cells = [text_of(cell) for row in find(letter.tables[0], "w:tr") for cell in find(row, "w:tc")]
    names, nation, number, place = cells
    assert names == "UBND PHƯỜNG AN BÌNHBAN CHỈ ĐẠO"
    assert nation.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert re.fullmatch(r"Số:\s+/BCĐ-VPV/v đôn đốc thực hiện nhiệm vụ quá hạn", number)
    assert re.fullmatch(r"An Bình, ngày\s+tháng\s+năm 2026", place)


def test_about_stands_under_the_number_at_12_points_upright(letter: Docx) -> None:
    about = letter.paragraph("V/v")
    run = find(about, "w:r")[0]
    assert (size_of(run), is_on(run, "b"), is_on(run, "i")) == (12, False, False)
    assert value(about, "w:pPr/w:jc") == "center"
    assert value(about, "w:pPr/w:spacing", "before") == "120"


def test_addressees_one_on_its_line_several_each_on_theirs() -> None:
    one, three = Docx(urging_docx(snapshot(2, 1))), Docx(urging_docx(snapshot(9, 3)))
    assert "Kính gửi: Văn phòng HĐND và UBND." in one.text
    lines = three.text.split("\n")
    start = lines.index("Kính gửi:")
    assert lines[start + 1 : start + 4] == [
        "- Văn phòng HĐND và UBND;",
        "- Phòng Văn hóa - Xã hội;",
        "- Phòng Kinh tế, Hạ tầng và Đô thị.",
    ]


def test_the_table_has_every_task_once_with_the_numbers_given(letter: Docx) -> None:
    frozen = snapshot(14)
    table = letter.table("Số lần đã đôn đốc")
    assert rows_of(table)[0] == [
        "STT", "Nhiệm vụ", "Đơn vị chủ trì", "Hạn", "Số ngày quá hạn", "Số lần đã đôn đốc", "Yêu cầu",
    ]  # fmt: skip
    rows = [row for row in body_rows(table) if len(row) > 1]
    tasks = [(unit["unit"], task) for unit in frozen["units"] for task in unit["tasks"]]
    assert len(rows) == len(tasks) == frozen["total"] == 14
    for number, (row, (unit, task)) in enumerate(zip(rows, tasks, strict=True), 1):
        assert row[0] == str(number) and row[2] == unit
        assert task["text"] in row[1] and task["code"] in row[1]
        assert (row[4], row[5]) == (str(task["days_late"]), str(task["urged"]))
    bands = [row[0] for row in body_rows(table) if len(row) == 1]
    assert bands[0] == "I. Văn phòng HĐND và UBND: 05 nhiệm vụ"


def test_deadlines_as_written_with_their_day_and_what_moved_them() -> None:
    table = Docx(urging_docx(snapshot(14))).table("Yêu cầu")
    cells = {row[1][-12:-1]: (row[3], row[6]) for row in body_rows(table) if len(row) > 1}
    assert cells["NV-2026-004"][0] == "Trong quý III/2026 (30/09/2026)"
    assert cells["NV-2026-002"][0] == "Trong quý III/2026 (02/09/2026); gia hạn 02 lần, đến 02/10/2026"
    assert cells["NV-2026-013"][0] == "20/09/2026; lùi qua ngày nghỉ đến 21/09/2026"
    assert cells["NV-2026-001"][1] == "Hoàn thành, báo cáo kết quả; giải trình, hạn 09/10/2026"
    assert cells["NV-2026-003"][1] == "Hoàn thành, báo cáo kết quả (đang đề nghị gia hạn đến 26/10/2026)"


def test_the_sentence_counts_and_asks_for_explanations_only_where_some_wait() -> None:
    letter = Docx(urging_docx(snapshot(14)))
    assert "tính đến ngày 06/10/2026, 03 đơn vị còn 14 nhiệm vụ quá hạn chưa hoàn thành" in letter.text
    assert "3. Giải trình đối với 04 nhiệm vụ" in letter.text
    calm = snapshot(3, 1)
    for unit in calm["units"]:
        for task in unit["tasks"]:
            task["explain_by"] = None
    assert "iải trình" not in Docx(urging_docx(calm)).text


def test_the_list_lies_across_the_page_and_repeats_its_head(letter: Docx) -> None:
    first, appendix = letter.sections
    assert mm(value(first, "w:pgSz", "w")) == pytest.approx(210, abs=0.1)
    assert mm(value(appendix, "w:pgSz", "w")) == pytest.approx(297, abs=0.1)
    table = letter.table("Yêu cầu")
    assert find(find(table, "w:tr")[0], ".//w:tblHeader")
    assert all(find(row, ".//w:cantSplit") for row in find(table, "w:tr"))
    width = sum(mm(one) for one in find(table, "w:tblGrid/w:gridCol/@w:w"))
    assert width == pytest.approx(252, abs=1)
    assert re.search(r"\(Kèm theo Công văn số\s+/BCĐ-VP ngày\s+tháng\s+năm 2026 của Ban Chỉ đạo\)", letter.text)


def test_the_signature_is_never_split_nor_alone() -> None:
    letter = Docx(urging_docx(snapshot(60, 7)))
    block = next(table for table in letter.tables if "Nơi nhận:" in text_of(table))
    assert all(find(row, ".//w:cantSplit") for row in find(block, "w:tr"))
    assert all(find(one, "w:pPr/w:keepNext") for one in find(block, ".//w:p"))
    assert find(letter.paragraph("Đề nghị các đơn vị quan tâm"), "w:pPr/w:keepNext")
    assert "- Như trên;" in text_of(block) and "TRƯỞNG BAN" in text_of(block)


@pytest.mark.parametrize(
    ("symbol", "recipients", "given", "got"),
    [
        ("BC-BCĐ", ["- Như trên;", "- Lưu: VT."], "BCĐ-VP", ["- Như trên;", "- Lưu: VT, VP."]),
        ("BC-UBND", ["- Đảng ủy;", "- Lưu: VT, VHXH."], "UBND-VHXH", [AS_ABOVE, "- Đảng ủy;", "- Lưu: VT, VHXH."]),
        ("BC-UBND", ["- Lưu: VT; KT-HT (05b)."], "UBND-KT-HT", [AS_ABOVE, "- Lưu: VT; KT-HT (05b)."]),
        ("BCĐ", [], "BCĐ-VP", [AS_ABOVE, "- Lưu: VT, VP."]),
    ],
)
def test_symbol_and_kept_copy_name_the_same_drafting_unit(
    symbol: str, recipients: list[str], given: str, got: list[str]
) -> None:
    head = of_letters({"symbol": symbol, "recipients": recipients, "number": None, "place": "An Bình"})
    assert head == {"symbol": given, "recipients": got, "number": None, "place": "An Bình"}


def test_one_font_black_no_icons_and_the_same_bytes_again(letter: Docx) -> None:
    for run in letter.runs:
        assert find(run, "w:rPr/w:rFonts/@w:ascii") == ["Times New Roman"]
        assert 11 <= size_of(run) <= 14
        assert not find(run, "w:rPr/w:color")
    assert not re.search("[\u2600-\u27bf\U0001f000-\U0001faff]|task|urge|late", letter.text)
    assert urging_docx(snapshot(14)) == urging_docx(snapshot(14))


def test_another_layout_s_snapshot_is_refused() -> None:
    with pytest.raises(urging.UnknownTemplate):
        urging_docx({**snapshot(1), "template_version": "urging-0"})
