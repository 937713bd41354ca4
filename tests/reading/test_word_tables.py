"""Tables of Word files: merged cells, tables in tables, cells of several paragraphs, tables that only lay out."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.reading import ReadingError, read
from app.reading.lines import BOLD
from app.reading.word import docx_lines
from tests.reading.word_files import abstract, lines, lvl, num, p, r, t, tbl, tc, tr, word_file, zipped

HEAD = p("KẾ HOẠCH") + p("Giữ sông Mây năm 2026") + p("I. NHIỆM VỤ")
HEADER = tr("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")


def wide(text: str, columns: int, more: str = "") -> str:
    return tc(text, f'<w:gridSpan w:val="{columns}"/>{more}')


TOP, BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    made = tbl(
        tr(tc("STT", TOP), tc("Nội dung", TOP), wide("Phân công", 2)),
        tr(tc("", BELOW), tc("", '<w:vMerge w:val="continue"/>'), "Chủ trì", "Phối hợp"),
        tr("1", "Vớt rác", tc("Tổ 1", TOP), "Tổ 2"),
        tr("2", "Sơn kè", tc("không in", BELOW), "Tổ 3"),
    )
    assert [line.cells for line in lines(made)] == [
        ["STT", "Nội dung", "Phân công", "Phân công"],
        ["STT", "Nội dung", "Chủ trì", "Phối hợp"],
        ["1", "Vớt rác", "Tổ 1", "Tổ 2"],
        ["2", "Sơn kè", "Tổ 1", "Tổ 3"],
    ]


def test_gaps_before_and_after_a_row() -> None:
    made = tbl(
        tr("STT", "Nội dung nhiệm vụ", "Chủ trì", "Ghi chú"),
        tr("Vớt rác", "Tổ 1", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        tr("2", wide("Sơn kè", 99)),
    )
    assert [line.cells for line in lines(made)][1:] == [
        ["", "Vớt rác", "Tổ 1", ""] + [""] * 59,
        ["2"] + ["Sơn kè"] * 62,
    ]


def test_a_merge_that_goes_on_from_nothing_shows_its_own_text() -> None:
    assert lines(tbl(tr(tc("STT", BELOW), "Nội dung", "Chủ trì", "Hạn")))[0].cells == [
        "STT",
        "Nội dung",
        "Chủ trì",
        "Hạn",
    ]


def test_cells_of_several_paragraphs_and_bullets() -> None:
    numbering = abstract(0, lvl(0, "bullet", "\uf0b7")) + num(1, 0)
    content = tc(p("Nạo vét:") + p("kênh Một;", num=1) + p("kênh Hai.", num=1))
    units = tc(p("Công an xã") + p("Hội Nông dân xã") + p("- Trạm Y tế"))
    body = HEAD + tbl(HEADER, tr("1", content, tc(p("Phòng Văn hóa -") + p("Xã hội")), units, tc(p("Quý") + p("II"))))
    (task,) = read([word_file(body, numbering=numbering)])["tasks"]
    assert task["text"] == "Nạo vét: - kênh Một; - kênh Hai."
    assert task["lead_units"] == ["Phòng Văn hóa - Xã hội"]
    assert task["coordinating_units"] == ["Công an xã", "Hội Nông dân xã", "Trạm Y tế"]
    assert (task["deadline_text"], task["deadline"]["due"]) == ("Quý II", "2026-06-30")


def test_a_table_cut_in_two_back_to_back() -> None:
    rows = [tr(str(n), f"Nạo vét kênh {n}", "Phòng Kinh tế", "", "30/6/2026") for n in range(1, 5)]
    body = HEAD + tbl(HEADER, *rows[:2]) + tbl(*rows[2:])
    tasks = read([word_file(body)])["tasks"]
    assert [task["text"] for task in tasks] == [f"Nạo vét kênh {n}" for n in range(1, 5)]
    assert {task["deadline"]["due"] for task in tasks} == {"2026-06-30"}


def test_letterhead_and_signature_are_read_column_by_column() -> None:
    top = tbl(
        tr(tc(p("ỦY BAN NHÂN DÂN") + p("XÃ SÔNG MÂY")), tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))),
        tr("Số: 15/KH-UBND", "Sông Mây, ngày 05 tháng 02 năm 2026"),
    )
    end = tbl(tr(tc(p("Nơi nhận:") + p("- Đảng ủy;")), tc(p("TM. ỦY BAN NHÂN DÂN") + p("CHỦ TỊCH"))))
    found = lines(top + end)
    assert all(line.cells is None for line in found)
    assert [line.text for line in found] == [
        "ỦY BAN NHÂN DÂN", "XÃ SÔNG MÂY", "Số: 15/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Sông Mây, ngày 05 tháng 02 năm 2026", "Nơi nhận:", "- Đảng ủy;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    ]  # fmt: skip


def nested(depth: int) -> str:
    """A frame round a frame … round a task table, `depth` tables in all."""
    inner = tbl(HEADER, tr("1", "Nạo vét kênh", "Phòng Kinh tế", "", "30/6/2026"))
    for _ in range(depth - 1):
        inner = tbl(tr(tc(inner + p(""))))
    return HEAD + inner


@pytest.mark.parametrize(("depth", "tasks", "told"), [(1, 1, 0), (2, 1, 0), (3, 1, 0), (4, 0, 1)])
def test_tables_in_tables(depth: int, tasks: int, told: int) -> None:
    reading = read([word_file(nested(depth))])
    assert len(reading["tasks"]) == tasks
    assert sum("bảng lồng quá sâu" in warning for warning in reading["warnings"]) == told


def test_a_table_in_a_frame_of_two_columns_is_read_once() -> None:
    inner = tbl(HEADER, tr("1", "Nạo vét kênh", "Phòng Kinh tế", "", "30/6/2026"))
    body = HEAD + tbl(tr(tc(inner + p("")), "(Danh mục kèm theo)"))
    assert [task["text"] for task in read([word_file(body)])["tasks"]] == ["Nạo vét kênh"]


def test_a_small_table_in_a_cell_is_part_of_its_text() -> None:
    inner = tbl(tr("Kênh Một", "2 km"), tr("Kênh Hai", "3 km"))
    body = HEAD + tbl(HEADER, tr("1", tc(p("Nạo vét:") + inner + p("")), "Phòng Kinh tế", "", ""))
    (task,) = read([word_file(body)])["tasks"]
    assert task["text"] == "Nạo vét: Kênh Một 2 km Kênh Hai 3 km"


STRICT = (
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_strict_files_and_templates_are_read_alike() -> None:
    numbering = abstract(0, lvl(0, "upperRoman", "%1.")) + num(1, 0)
    body = p("Đất", num=1) + tbl(tr("STT", "Nội dung", "Chủ trì"))
    usual = [(line.text, line.cells) for line in lines(body, numbering=numbering)]
    assert usual[0][0] == "I. Đất"
    parts = parts_of(word_file(body, numbering=numbering).data)
    for usual_name, strict_name in STRICT:
        parts = {name: data.replace(usual_name, strict_name) for name, data in parts.items()}
    assert [(line.text, line.cells) for line in docx_lines(zipped(parts))] == usual
    template = word_file(body, numbering=numbering, kind="template.main")
    assert [(line.text, line.cells) for line in docx_lines(template)] == usual


@pytest.mark.parametrize("missing", ["word/document.xml", "_rels/.rels"])
def test_a_package_without_its_main_part_is_broken(missing: str) -> None:
    parts = parts_of(word_file(p("Đất")).data)
    del parts[missing]
    with pytest.raises(ReadingError) as refused:
        read([zipped(parts)])
    assert refused.value.code == "broken_docx"


def test_a_package_without_styles_and_lists_is_read() -> None:
    parts = parts_of(word_file(p("Đất", style="H1", num=3)).data)
    del parts["word/styles.xml"], parts["word/numbering.xml"], parts["word/_rels/document.xml.rels"]
    assert [line["text"] for line in read([zipped(parts)])["clauses"]] == ["Đất"]


def test_rows_all_in_bold_are_told_from_others() -> None:
    def bold(text: str) -> str:
        return tc(p(r(text, "<w:b/>")))

    made = tbl(
        tr(*map(bold, ("STT", "Nội dung", "Chủ trì", "Hạn"))),
        tr(bold("I"), bold("Nạo vét"), "", ""),
        tr("1", bold("Kênh Một"), "Phòng Kinh tế", ""),
    )
    assert [line.heading for line in lines(made)] == [BOLD, BOLD, 0]


def test_breaks_in_a_cell_set_its_lines_apart() -> None:
    broken = tc(p(f"<w:r>{t('Công an xã')}<w:br/>{t('Trạm Y tế')}</w:r>"))
    (task,) = read([word_file(HEAD + tbl(HEADER, tr("1", "Nạo vét kênh", "Phòng Kinh tế", broken, "Quý II")))])["tasks"]
    assert task["coordinating_units"] == ["Công an xã", "Trạm Y tế"]
