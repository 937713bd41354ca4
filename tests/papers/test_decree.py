"""Every kind of paper against every component of Nghị định 30/2020/NĐ-CP; every rule can find a fault."""

import copy
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.papers import docx
from app.papers.contents import Heading, Items, Text
from app.papers.kinds import COMPOSE
from app.papers.stamps import stamps
from tests.papers import meeting_sample, request_sample
from tests.papers.decree import ABSENT, RULES
from tests.papers.decree.faults import PLANTED, text
from tests.papers.decree.reading import main_text, signature
from tests.papers.docx_xml import Docx, find, is_on, text_of
from tests.papers.full_sample import contents
from tests.papers.kinds_samples import SAMPLES

pytestmark = pytest.mark.thorough


def complete() -> bytes:
    """A paper with every component that a writer sets, but a công văn's."""
    blocks = [
        Text("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.", italic=True),
        Heading("Phần I NHỮNG VẤN ĐỀ CHUNG", 0),
        Heading("I. KẾT QUẢ"),
        Heading("1. Kết quả thực hiện chỉ tiêu", 2),
        Text("a) Đạt 26/31 chỉ tiêu, chi tiết tại Phụ lục I."),
        Text("b) Chưa đạt 05 chỉ tiêu."),
        Items(["Chỉ tiêu thứ nhất;", "Chỉ tiêu thứ hai."]),
        Text("Trên đây là Báo cáo, kính trình xem xét, quyết định./."),
    ]
    said = contents(blocks=blocks, title="BÁO CÁO", place_line=True, addressees=["Đảng ủy phường", "Sở Nội vụ"])
    return docx.write(replace(said, subject="Kết quả thực hiện Kế hoạch chuyển đổi số năm 2026"))


def of_kind(kind: str) -> bytes:
    return docx.write(COMPOSE[kind](SAMPLES[kind]()))


def stamped(kind: str) -> bytes:
    return docx.write(replace(COMPOSE[kind](SAMPLES[kind]()), stamps=stamps("express", True)))


PAPERS: dict[str, Callable[[], bytes]] = {kind: (lambda kind=kind: of_kind(kind)) for kind in COMPOSE}


def test_every_kind_has_a_sample() -> None:
    assert set(SAMPLES) == set(COMPOSE)


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_keeps_every_rule(kind: str) -> None:
    paper = Docx(PAPERS[kind]())
    faults = {name: found for name, rule in RULES.items() if (found := rule(paper))}
    assert not faults


def test_a_biên_bản_of_two_signers_keeps_them_too() -> None:
    paper = Docx(docx.write(contents()))
    assert {name: found for name, rule in RULES.items() if (found := rule(paper))} == {}


def test_what_stands_below_a_numbered_title_of_minutes_has_letters() -> None:
    paper = Docx(of_kind("minutes"))
    assert RULES["15 Điểm"](paper) == []
    marks = [text_of(line)[:3] for line in main_text(paper) if re.match(r"(\w+)[.)] ", text_of(line))]
    assert marks == ["1. ", "a) ", "b) ", "2. ", "3. ", "4. ", "a) ", "b) "]


def test_of_several_grounds_only_the_last_ends_with_a_stop() -> None:
    plans = [{"title": f"Kế hoạch {n}", "number": None, "issued_on": None, "issuer": None} for n in (1, 2, 3)]
    paper = Docx(docx.write(COMPOSE["extension_request"](request_sample.snapshot(plans=plans))))
    assert RULES["10 Căn cứ"](paper) == []
    assert [text_of(line)[-1] for line in main_text(paper)][:3] == [";", ";", "."]
    spoilt = Docx(of_kind("extension_request"))
    text("Căn cứ Kế hoạch số 05/KH-UBND (Chuyển đổi số năm 2026).", "Căn cứ Kế hoạch;")(spoilt)
    assert RULES["10 Căn cứ"](spoilt)


@pytest.mark.parametrize(("n", "last"), [(23, "y) Việc 23."), (24, "24) Việc 24.")])
def test_more_points_than_letters_are_numbered(n: int, last: str) -> None:
    paper = Docx(
        docx.write(
            COMPOSE["minutes"](meeting_sample.snapshot("minutes", agenda=[f"Việc {i}" for i in range(1, n + 1)]))
        )
    )
    assert [name for name, rule in RULES.items() if rule(paper)] == []
    lines = [text_of(line) for line in main_text(paper)]
    assert last in lines and ("1) Việc 1." in lines) == (n > 23)


@pytest.mark.parametrize("kind", ["invitation", "minutes"])
def test_a_long_agenda_keeps_them_with_its_list_behind(kind: str) -> None:
    task = {"text": "Nâng cấp mạng", "is_task": True, "unit": "Phòng Kinh tế", "due_words": None, "due_on": None}
    paper = Docx(docx.write(COMPOSE[kind](meeting_sample.snapshot(kind, points=[task] * 6))))
    found = {name: rule(paper) for name, rule in RULES.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert {found[name] is ABSENT for name in ("23 Phụ lục", "24 Tên phụ lục", "25 Kèm theo", "Kẻ bảng")} == {False}


@pytest.mark.parametrize("kind", PAPERS)
def test_stamps_keep_the_rules_on_every_kind(kind: str) -> None:
    paper = Docx(stamped(kind))
    found = {name: rule(paper) for name, rule in RULES.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert (found["26 Dấu khẩn"], found["27 Lưu hành nội bộ"]) == ([], [])


@pytest.mark.parametrize("kind", PAPERS)
def test_the_signature_takes_no_more_of_the_body_along_than_its_last_paragraph(kind: str) -> None:
    """A chain of held paragraphs would push the signature to another page though it fits on this one."""
    paper = Docx(PAPERS[kind]())
    block = signature(paper)
    before = [each for each in block.itersiblings(preceding=True) if each.tag.endswith("}p")]
    text = [each for each in before[1:] if text_of(each).strip() and not is_on(find(each, "w:r")[0], "b")]
    chained = [each for each in text if find(each, "w:pPr/w:keepNext") and not each.getnext().tag.endswith("}tbl")]
    assert [text_of(each) for each in chained] == []
    assert find(before[0], "w:pPr/w:keepNext")


def test_the_complete_paper_has_every_component() -> None:
    paper = Docx(complete())
    found = {name: rule(paper) for name, rule in RULES.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}
    absent = {name.split()[0] for name, faults in found.items() if faults is ABSENT}
    assert absent == {"8b", "20", "26", "27", "28"}


def test_a_table_of_kinds_and_components(capsys: pytest.CaptureFixture[str]) -> None:
    """With stamps, so that the most components stand."""
    papers = {kind: Docx(stamped(kind)) for kind in PAPERS}
    with capsys.disabled():
        print(f"\n{'':26}" + "".join(f"{kind:>14}" for kind in papers))
        for name, rule in RULES.items():
            print(f"{name:26}" + "".join(f"{word(rule(paper)):>14}" for paper in papers.values()))
    assert {
        kind: sum(rule(paper) == [] for rule in RULES.values()) > 20 for kind, paper in papers.items()
    } == dict.fromkeys(papers, True)


def word(faults: list[str] | None) -> str:
    """A cell of the table."""
    return "–" if faults is ABSENT else "đạt" if not faults else "SAI"


def test_every_rule_has_a_planted_fault() -> None:
    assert set(PLANTED) == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_planted_fault_is_found(name: str) -> None:
    made = of_kind("urging") if name.startswith("8b") else complete()
    paper = Docx(made)
    assert not RULES[name](paper)
    spoilt = copy.copy(Docx(made))
    PLANTED[name](spoilt)
    assert RULES[name](spoilt), f"{name} didn't see its fault"
