"""What the brief says: numbers that add up on paper, deadlines as written, lists that know their rest."""

import copy
import json
import re

import pytest

from tests.papers.docx_xml import Docx, body_rows, find, rows_of, text_of
from tests.papers.sample import TERMS, UNITS, letterhead, meeting, snapshot
from tests.papers.written import brief_docx

pytestmark = pytest.mark.thorough


def written(taken: dict) -> Docx:
    return Docx(brief_docx(taken))


def test_same_snapshot_same_bytes_and_nothing_changed_in_it():
    taken = snapshot(30)
    before = copy.deepcopy(taken)
    assert brief_docx(taken) == brief_docx(json.loads(json.dumps(taken)))
    assert taken == before


def test_five_numbers_and_the_identity_add_up_on_paper():
    paper = written(snapshot(64))
    head, numbers = rows_of(paper.table("Tổng số nhiệm vụ"))
    assert head == ["Tổng số nhiệm vụ", "Hoàn thành", "Chờ xác nhận", "Quá hạn", "Đến hạn trong 30 ngày"]
    assert numbers == ["64", "16", "12", "8", "6"]
    sentence = text_of(paper.paragraph("Tổng số nhiệm vụ (64) ="))
    total, *terms = [int(n) for n in re.findall(r"\((\d+)\)", sentence)]
    assert total == sum(terms) == 64
    assert len(terms) == len(TERMS)


def test_table_by_unit_adds_up_by_row_and_by_column():
    paper = written(snapshot(64))
    *units, total = body_rows(paper.table("Tạm dừng"))
    assert {row[1] for row in units} == set(UNITS)
    for row in [*units, total]:
        assert int(row[2]) == sum(int(n) for n in row[3:15])
    for column in range(2, 15):
        assert int(total[column]) == sum(int(row[column]) for row in units)
    assert total[1:3] == ["Tổng cộng", "64"]
    assert total[15:] == ["25,0%", "12,5%"]


def test_rates_print_formula_numerator_and_denominator():
    text = written(snapshot(64)).text
    assert "Tỷ lệ hoàn thành = Hoàn thành (đúng hạn + quá hạn + không hạn) / Tổng số nhiệm vụ = 16/64 = 25,0%." in text
    assert "Nhiệm vụ chờ xác nhận (12) chưa tính là hoàn thành; nhiệm vụ đã hủy (1) không tính trong tổng số." in text


def test_of_nothing_there_is_no_rate():
    text = written(snapshot(0)).text
    assert "= 0/0 (chưa đủ dữ liệu)." in text
    assert "%" not in text


def test_change_since_the_meeting_before():
    earlier = {"total": 60, "done": 10, "reported": 12, "late": 11, "due_30": 9}
    paper = written(snapshot(64, previous={"on": "2026-06-26", "five": earlier}))
    assert rows_of(paper.table("Tổng số nhiệm vụ"))[1:] == [
        ["Ngày 25/09/2026", "64", "16", "12", "8", "6"],
        ["So với 26/06/2026", "+4", "+6", "không đổi", "-3", "-3"],
    ]


def test_late_tasks_stand_under_their_unit_worst_first():
    taken = snapshot(36)
    table = written(taken).table("Số ngày quá hạn")
    rows = body_rows(table)
    bands = [row[0] for row in rows if len(row) == 1]
    named = [(unit["unit"], len(unit["late_tasks"])) for unit in taken["by_unit"] if unit["late_tasks"]]
    assert [re.sub(r"^[IVX]+\. |: \d+ nhiệm vụ$", "", band) for band in bands] == [unit for unit, _ in named]
    late = [task for unit in taken["by_unit"] for task in unit["late_tasks"]]
    assert [row[3] for row in rows if len(row) > 1] == [str(task["days_late"]) for task in late]


def test_a_late_row_gives_reason_extensions_and_urges():
    taken = snapshot(64)
    late = next(task for unit in taken["by_unit"] for task in unit["late_tasks"])
    late.update(reason="Chờ kinh phí.", extended=1, urged=12, due_words="Trước ngày 30/9/2026")
    late.update(due_on="2026-09-20", effective_on="2026-09-21")
    row = next(row for row in body_rows(written(taken).table("Số ngày quá hạn")) if len(row) > 1)
    assert row[3] == "Trước ngày 30/9/2026 (20/09/2026); lùi qua ngày nghỉ đến 21/09/2026"
    assert row[5] == "Chờ kinh phí. Đã gia hạn 01 lần, đôn đốc 12 lần."


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (None, "Chưa nêu lý do."),
        ("Đã khảo sát 214 người.", "Chưa nêu lý do; cập nhật gần nhất: Đã khảo sát 214 người."),
        ("Đã rà soát hồ sơ " * 9, f"Chưa nêu lý do; cập nhật gần nhất: {'Đã rà soát hồ sơ ' * 4}Đã rà soát…."),
    ],
)
def test_a_progress_note_is_no_cause(note, said):
    taken = snapshot(64)
    late = next(task for unit in taken["by_unit"] for task in unit["late_tasks"])
    late.update(reason=None, last_note=note, extended=0, urged=0)
    row = next(row for row in body_rows(written(taken).table("Số ngày quá hạn")) if len(row) > 1)
    assert row[5] == said


@pytest.mark.parametrize(
    ("words", "on", "printed"),
    [
        ("Quý III/2026", "2026-09-30", "Quý III/2026 (30/09/2026)"),
        ("30/9/2026", "2026-09-30", "30/09/2026"),
        ("Chậm nhất ngày 30/09/2026", "2026-09-30", "Chậm nhất ngày 30/09/2026"),
        ("Chậm nhất ngày 30/9/2026", "2026-09-30", "Chậm nhất ngày 30/9/2026 (30/09/2026)"),
        ("Ngày 30/06/2026, ngày 30/09/2026", "2026-09-30", "Ngày 30/06/2026, ngày 30/09/2026 (30/09/2026)"),
        ("Thường xuyên", None, "Thường xuyên"),
        (None, "2026-01-05", "05/01/2026"),
        (None, None, "Chưa có thời hạn"),
    ],
)
def test_deadline_as_written_with_its_day(words, on, printed):
    taken = snapshot(16)
    taken["tasks"][0].update(due_words=words, due_on=on, effective_on=on)
    assert body_rows(written(taken).table("Cơ quan chủ trì"))[0][5] == printed


def test_long_lists_are_cut_in_the_body_and_whole_in_their_appendix():
    taken = snapshot(300)
    paper = written(taken)
    late = sum(len(unit["late_tasks"]) for unit in taken["by_unit"])
    assert late == taken["five"]["late"] > 30
    assert f"Và {late - 4} nhiệm vụ khác, xem Phụ lục III." in paper.text
    assert f"Và {taken['five']['due_30'] - 4} nhiệm vụ khác, xem Phụ lục IV." in paper.text
    tables = [table for table in paper.tables if "Số ngày quá hạn" in text_of(table)]
    sizes = [sum(len(row) > 1 for row in body_rows(table)) for table in tables]
    assert sizes == [4, late]
    assert len(body_rows(paper.table("Cơ quan chủ trì"))) == 300
    assert len(body_rows(paper.table("Nội dung chờ quyết định"))) == len(taken["waiting"])


def test_each_late_unit_is_seen_before_one_fills_the_list():
    paper = written(snapshot(300))
    body = next(table for table in paper.tables if "Số ngày quá hạn" in text_of(table))
    assert sum(len(row) == 1 for row in body_rows(body)) == 4


def test_one_row_too_many_makes_no_appendix():
    taken = snapshot(27)
    assert len(taken["due_soon"]) == 5
    paper = written(taken)
    assert len(body_rows(paper.table("Còn (ngày)"))) == 5
    assert "xem Phụ lục IV" not in paper.text


def test_empty_lists_say_so():
    paper = written(snapshot(0, cancelled=[], plans=[]))
    for sentence in (
        "Không có nhiệm vụ quá hạn.",
        "Không có nhiệm vụ đến hạn trong 30 ngày tới.",
        "Không có nội dung chờ quyết định.",
        "Không có nhiệm vụ.",
    ):
        assert sentence in paper.text.splitlines()
    assert "đã hủy" not in paper.text


def test_what_is_not_known_yet_is_left_out():
    bare = meeting(time=None, place=None, chair=None, title=None)
    paper = written(snapshot(16, meeting=bare, letterhead=letterhead(signer_name=None, recipients=[])))
    assert "phường An Bình (thời gian: ngày 25/09/2026), tình hình" in paper.text
    assert "None" not in paper.text
    assert "- Lưu: VT." in paper.text


def test_a_task_without_lead_says_so():
    taken = snapshot(16)
    taken["tasks"][0]["unit"] = None
    assert body_rows(written(taken).table("Cơ quan chủ trì"))[0][3] == "Chưa rõ chủ trì"


def test_many_plans_are_counted_beyond_the_third():
    plans = [{"title": f"Kế hoạch {n}", "number": None} for n in range(1, 6)]
    origins = {"plans": 16, "others": 0}
    assert (
        "theo dõi 16 nhiệm vụ thuộc 05 kế hoạch (Kế hoạch 1; Kế hoạch 2; Kế hoạch 3 và 02 kế hoạch khác)."
        in written(snapshot(16, plans=plans, origins=origins)).text
    )


def test_tasks_of_plans_and_others_are_said_apart():
    said = "theo dõi 64 nhiệm vụ, gồm 56 nhiệm vụ thuộc 01 kế hoạch ({}) và 08 nhiệm vụ giao ngoài kế hoạch."
    plan = "Kế hoạch chuyển đổi số phường An Bình năm 2026, số 05/KH-UBND"
    assert said.format(plan) in written(snapshot(64)).text
    assert "theo dõi 64 nhiệm vụ. Số liệu" in written(snapshot(64, plans=[])).text


def test_thousands_have_dots():
    taken = snapshot(16)
    for task in taken["by_unit"][0]["late_tasks"][:1]:
        task["days_late"] = 1200
    assert "1.200" in written(taken).text


def test_cancelled_tasks_are_listed_apart():
    rows = body_rows(written(snapshot(16)).table("Lý do hủy"))
    assert rows == [["1", "Mua máy chủ đặt tại phường", "VX-2026-900", "Đã dùng hạ tầng chung"]]


def test_the_file_tells_its_versions_and_no_author():
    core = written(snapshot(8)).parts["docProps/core.xml"].decode()
    assert "brief-3; 3.3-1" in core
    assert "python" not in core
    assert "2026-09-25T01:00:00Z" in core


UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2600-\u27bf\ufffe\U0001f000-\U0001faff]")
HOSTILE = "=1+1\x00\x0b\x1b[31m\ud800\ufffe\u200b\u202e\U0001f600✅ Rà\r\nsoát\t<w:p>&amp;"


def test_hostile_text_is_printed_as_plain_words():
    taken = snapshot(24)
    taken["tasks"][0].update(text=HOSTILE, note=HOSTILE, product=HOSTILE, unit=HOSTILE)
    taken["by_unit"][0]["unit"] = HOSTILE
    taken["letterhead"] = letterhead(place=HOSTILE, signer_name=HOSTILE, recipients=[HOSTILE])
    taken["meeting"] = meeting(title=HOSTILE, chair=HOSTILE, committee=HOSTILE * 9)
    taken["plans"][0]["title"] = taken["cancelled"][0]["reason"] = HOSTILE
    paper = written(taken)
    assert body_rows(paper.table("Cơ quan chủ trì"))[0][1].startswith("=1+1 [31m Rà soát <w:p>&amp")
    assert not UNFIT.search(paper.text)


def test_a_very_long_text_is_whole_in_the_appendix_and_short_in_the_body():
    taken = snapshot(24)
    long = "Rà soát toàn bộ hồ sơ còn lưu tại các khu phố " * 120
    taken["due_soon"][0]["text"] = taken["tasks"][0]["text"] = long
    paper = written(taken)
    assert body_rows(paper.table("Cơ quan chủ trì"))[0][1].startswith(long.strip())
    short = body_rows(paper.table("Còn (ngày)"))[0][1]
    assert len(short) <= 100
    assert short.endswith("…")


def test_no_paragraph_is_left_with_the_name_of_a_missing_value():
    assert not find(written(snapshot(30)).body, ".//w:t[contains(., 'None')]")
