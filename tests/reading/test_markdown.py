# ruff: noqa: E501 (tables of texts: one row, one line)
"""Text files as people and converters write them: Markdown, line ends, hard wraps, what OCR leaves."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from app.reading import Source, read
from app.reading.blocks import make_blocks
from app.reading.lines import BOLD, Line
from app.reading.markdown import clean_line, heading_of
from app.reading.markers import PARAGRAPH, read_mark
from app.reading.text import text_lines
from tests.reading.conftest import sample
from tests.reading.helpers import HEAD, tasks_of


def lines_in(text: str, name: str = "a.md") -> list[Line]:
    return text_lines(Source(name, text.encode()))


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        (r"1\. Trồng cây \- chăm sóc \(giai đoạn 1\)", "1. Trồng cây - chăm sóc (giai đoạn 1)"),
        (r"Đạt $\geqslant 80\%$, $\text{DTI} \leq 0,8$", "Đạt ≥ 80 %, DTI ≤ 0,8"),
        ("Xem [Kế hoạch 15](https://vi.du/15) và ![ảnh](a.png)phụ lục[^1]", "Xem Kế hoạch 15 và phụ lục"),
        ("<u>Chủ trì</u>: <b>Công an xã</b>;<br/>hạn &gt; 3 ngày&nbsp;", "Chủ trì: Công an xã; hạn > 3 ngày\xa0"),
        ("- [x] Trồng cây", "- Trồng cây"),
        ("*Chủ trì*: Công an xã", "Chủ trì: Công an xã"),
        ("a < b và c > d", "a < b và c > d"),
        ("* Trồng cây", "* Trồng cây"),
    ],
)
def test_marks_are_taken_out(raw: str, cleaned: str) -> None:
    assert clean_line(raw) == cleaned


@pytest.mark.parametrize(
    ("raw", "level"),
    [
        ("# I. NHIỆM VỤ", 1),
        ("### 2. Cây xanh", 3),
        ("**II. TỔ CHỨC THỰC HIỆN**", BOLD),
        ("1. **Cây xanh**:", BOLD),
        ("**Cây xanh** dọc kênh", 0),
        ("#thẻ", 0),
        ("## Rà soát toàn bộ các tuyến kênh bị bồi lấp trên địa bàn xã, báo cáo trước ngày 30 tháng 6.", 0),
    ],
)
def test_headings(raw: str, level: int) -> None:
    assert heading_of(raw) == level


def test_what_prints_nothing_makes_no_line() -> None:
    text = "---\n***\n* * *\n```\nKẾ HOẠCH\n```\n> Trồng cây\n> > năm 2026\n[^1]: chú thích\n=====\n|---|---|\n\f\n"
    assert [(line.line, line.text) for line in lines_in(text)] == [(5, "KẾ HOẠCH"), (7, "Trồng cây"), (8, "năm 2026")]


def test_page_heads_of_ocr_are_dropped() -> None:
    text = "UBND XÃ BẾN TRÀM - Trang 2/10\nTrồng cây\nTrang 3 / 10\n- 4 -\nTrồng cây ở trang trại 3/10 hộ.\n"
    blocks = make_blocks(lines_in(text, "a.txt"))
    assert [block.text for block in blocks] == ["Trồng cây", "Trồng cây ở trang trại 3/10 hộ."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_line_ends(end: str) -> None:
    found = lines_in(end.join(["KẾ HOẠCH", "", "Trồng cây\fBón phân", "Tưới\u00a0cây"]), "a.txt")
    assert [(line.line, line.text, line.gap) for line in found] == [
        (1, "KẾ HOẠCH", False), (3, "Trồng cây", True), (3, "Bón phân", False), (4, "Tưới cây", False),
    ]  # fmt: skip


def test_one_line_of_twenty_megabytes() -> None:
    text = HEAD + "I. NHIỆM VỤ\n- " + "trồng cây " * 2_000_000 + "\n- Bón phân."
    reading = read([Source("a.txt", text.encode())])
    assert [task["text"][:9] for task in reading["tasks"]] == ["trồng cây", "Bón phân."]
    assert any("quá dài" in warning for warning in reading["warnings"])


def test_pipe_tables() -> None:
    rows = [
        "| STT | Nội dung nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |",
        "|:---:|---|:--|---|--:|",
        "| 1 | **Trồng cây** \\| tưới cây | Phòng Kinh tế | Công an xã<br>Trạm Y tế | Quý<br>II |",
        "| 2 | Bón phân | nt | | 30/9/2026 |",
    ]
    tasks = tasks_of("\n".join(rows))
    assert [(task["text"], task["lead_units"], task["deadline"]["due"]) for task in tasks] == [
        ("Trồng cây | tưới cây", ["Phòng Kinh tế"], "2026-06-30"),
        ("Bón phân", ["Phòng Kinh tế"], "2026-09-30"),
    ]
    assert tasks[0]["coordinating_units"] == ["Công an xã", "Trạm Y tế"]
    bare = [row.strip("| ") for row in rows[:2]] + ["1 | Trồng cây | Phòng Kinh tế | | Quý II"]
    (task,) = tasks_of("\n".join(bare))
    assert (task["text"], task["deadline"]["due"]) == ("Trồng cây", "2026-06-30")


HTML = """\
<table border="1">
<tr><th rowspan="2">STT</th><th rowspan="2">Nội dung nhiệm vụ</th><th colspan="2">Phân công</th><th rowspan="2">Thời hạn</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr>
<tr><td>1</td><td>Trồng cây | tưới cây</td><td rowspan="2">Phòng Kinh tế</td><td>Công an xã<br/>Trạm Y tế</td><td>Quý II</td></tr>
<tr><td>2</td><td><p>Bón <!-- ghi chú -->phân</p></td><td></td><td>30/9/2026</td></tr>
</table>
- Tổng kết."""


@pytest.mark.parametrize("markup", [HTML, HTML.replace(">\n<", "><"), HTML.replace("><", ">\n<")])
def test_tables_in_html(markup: str) -> None:
    tasks = tasks_of(markup)
    assert [(t["text"], t["lead_units"], t["coordinating_units"], t["deadline"]["due"]) for t in tasks] == [
        ("Trồng cây | tưới cây", ["Phòng Kinh tế"], ["Công an xã", "Trạm Y tế"], "2026-06-30"),
        ("Bón phân", ["Phòng Kinh tế"], [], "2026-09-30"),
        ("Tổng kết.", [], [], None),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<table",
        "<table><tr><td rowspan=99999 colspan=99999>a</td></tr></table>",
        "<table></table>",
        "</table>",
        "<?xml version='1.0' encoding='utf-8'?><table><tr><td>a</td></tr></table>",
        "<table>" * 900 + "</table>",
    ],
)
def test_broken_tables_in_html_do_no_harm(markup: str) -> None:
    assert tasks_of(f"{markup}\n- Trồng cây.")[-1]["text"] == "Trồng cây."


NESTED = """\
- Trồng cây tại:
  - Bờ kênh:
    - Phía đông;
    - Phía tây;
  - Sân trường.
- Tưới cây.
"""


@pytest.mark.parametrize("sign", ["-", "*", "+", "•"])
@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_bullets_lie_below_each_other_by_indentation(sign: str, indent: str) -> None:
    text = NESTED.replace("- ", f"{sign} ").replace("  ", indent)
    found = lines_in("1. Cây xanh\n" + text)
    assert [line.depth for line in found] == [0, 0, 1, 2, 2, 1, 0]


def test_nested_bullets_are_one_task() -> None:
    reading = read([Source("a.md", (HEAD + "# I. NHIỆM VỤ\n\n" + NESTED).encode())])
    assert [(task["text"], len(task["subitems"])) for task in reading["tasks"]] == [
        ("Trồng cây tại:", 4),
        ("Tưới cây.", 0),
    ]


@pytest.mark.parametrize(
    ("body", "tasks"),
    [
        ("- Trồng cây.\n  - Tưới cây.\n - Bón phân.", 3),  # a page shifts the indentation
        ("- Trồng cây tại:\n  - Bờ kênh.\n  - Sân trường.", 1),
        ("+ Trồng cây.\n      - Tưới cây.", 2),
    ],
)
def test_in_plain_text_indentation_alone_says_little(body: str, tasks: int) -> None:
    assert len(tasks_of(body)) == tasks


def told(reading: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (t["text"], t["lead_units"], t["coordinating_units"], t["deadline"]["due"], t["product"])
        for t in reading["tasks"]
    ]


@pytest.mark.parametrize("width", [72, 85, 100, 130])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("pages", [False, True])
def test_hard_wraps_lose_nothing(width: int, gap: str, pages: bool) -> None:
    whole = sample("ben_tram.txt")
    text = gap.join(
        "| " + " | ".join(block.cells) + " |" if block.cells else "\n".join(textwrap.wrap(block.text, width))
        for block in make_blocks(text_lines(whole))
    )
    lines = text.split("\n")
    if pages:
        lines = [part for n in range(0, len(lines), 40) for part in [*lines[n : n + 40], f"{n // 40 + 1}", "\f"]]
    assert told(read([Source("a.txt", "\n".join(lines).encode())])) == told(read([whole]))


def test_a_line_cut_before_a_number_goes_on() -> None:
    """Days, quarters, spans of years at the head of a line open nothing new."""
    body = (
        "- Trồng cây trong giai đoạn 2026\n- 2030 tại các thôn.\n- Báo cáo trước ngày\n20/11/2026.\n"
        "- Tổng kết trong quý\nIII/2026.\n- Tập huấn (do Trung tâm\nHọc tập cộng đồng mở) cho nông dân."
    )
    assert [task["text"] for task in tasks_of(body)] == [
        "Trồng cây trong giai đoạn 2026 - 2030 tại các thôn.",
        "Báo cáo trước ngày 20/11/2026.",
        "Tổng kết trong quý III/2026.",
        "Tập huấn (do Trung tâm Học tập cộng đồng mở) cho nông dân.",
    ]


@pytest.mark.parametrize("text", ["06/CP trên địa bàn", "12/KH-UBND ngày 5/2", "II/2027.", "III/2026 và các quý sau"])
def test_numbers_of_documents_and_quarters_are_no_marks(text: str) -> None:
    assert read_mark(text).level == PARAGRAPH


@pytest.mark.parametrize(
    ("text", "printed"), [("1/NHIỆM VỤ", "1"), ("2/ Cây", "2"), ("II/ CÂY", "II"), ("ii) Cây", "ii"), ("aa) Cây", "aa")]
)
def test_numbers_before_a_stroke_and_rare_letters_are(text: str, printed: str) -> None:
    assert read_mark(text).printed == printed
