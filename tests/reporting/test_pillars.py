"""By pillar: the headings of real plans that are spellings of one fall into one row, every task into exactly one."""

from __future__ import annotations

import copy
import random

import pytest

from app.models.reporting.whole import pillars
from app.papers.report import units
from tests.papers import report_sample

ORDER = [name for name, _telling, _along in pillars.PILLARS]
SPELLINGS = {
    "Thể chế số": (
        "II.2. Thể chế số, chính sách số",
        "Thể chế, chính sách số",
        "I. HOÀN THIỆN THỂ CHẾ SỐ",
    ),
    "Hạ tầng số": (
        "Phát triển hạ tầng số",
        "Hạ tầng số",
        "2. HẠ TẦNG SỐ",
        "III.1. Phát triển Hạ tầng số:",
        "Hạ tầng số trên địa bàn xã",
        "a) Phát triển hạ tầng số, nền tảng số",
    ),
    "Nhân lực số": (
        "Nhân lực số, kỹ năng số",
        "II.5. Phát triển nhân lực số",
        "c) Phát triển, thu hút nguồn nhân lực chuyển đổi số",
    ),
    "Dữ liệu số": (
        "5. Phát triển dữ liệu số",
        "2. Số hóa và Dữ liệu số:",
    ),
    "An toàn thông tin": (
        "An toàn thông tin mạng",
        "6. Đảm bảo an toàn thông tin",
        "III.8. Đảm bảo an toàn thông tin, an ninh mạng",
        "Bảo đảm an toàn, an ninh mạng",
    ),
    "Chính quyền số": (
        "Chính quyền số",
        "2.1. Phát triển chính quyền số",
    ),
    "Kinh tế số": (
        "II.8.1. Kinh tế số",
        "4. Phát triển kinh tế số",
    ),
    "Xã hội số": (
        "5. Xã hội số",
        "Xã hội số, công dân số",
    ),
    "Kinh tế số, xã hội số": (
        "II.8. Kinh tế số và xã hội số",
        "7. Kinh tế số và Xã hội số",
        "Phát triển kinh tế, xã hội số",
    ),
    "Hạ tầng số, dữ liệu số": ("Hạ tầng số và Dữ liệu số",),
    "Hạ tầng số, nhân lực số, an toàn thông tin": (
        "2.4. Phát triển hạ tầng số, nhân lực số và bảo đảm an toàn thông tin",
    ),
}
OWN = (
    None,
    "",
    "Cải cách thể chế",
    "Thể chế",
    "II. Về phát triển nguồn nhân lực",
    "d) Đảm bảo nguồn lực tài chính",
    "4. Kinh tế số & ĐMST",
    "IV.1. Phòng Văn hóa - Xã hội",
    "2. Phát triển kinh tế",
    "Phát triển kinh tế - xã hội",
    "Hạ tầng và dữ liệu",
    "Hạ tầng giao thông",
    "Dữ liệu",
    "b) Đẩy mạnh công tác truyền thông, nâng cao nhận thức, kỹ năng số",
    "An toàn thực phẩm",
    "Xây dựng chính quyền điện tử",
    "II.9. Nâng cao nhận thức, tuyên truyền và các giải pháp khác đẩy mạnh chuyển đổi số, đảm bảo an toàn thông tin",
)


@pytest.mark.parametrize(("name", "heading"), [(name, one) for name, many in SPELLINGS.items() for one in many])
def test_a_spelling_of_a_pillar_is_that_pillar(name: str, heading: str) -> None:
    found = pillars.of(heading)
    assert found is not None and found["name"] == name
    again = pillars.of(heading.upper())
    assert again == found or heading[0].islower()  # the letter of a point is small


@pytest.mark.parametrize("heading", OWN)
def test_a_heading_of_the_plan_s_own_stays(heading: str | None) -> None:
    assert pillars.of(heading) is None


def _table(headings: list[str | None]):
    snapshot = copy.deepcopy(report_sample.snapshot())
    for n, task in enumerate(snapshot["tasks"]):
        task["section"] = headings[n % len(headings)]
        task["pillar"] = pillars.of(task["section"])
    return snapshot, units.by_section(snapshot)


def _rows(table) -> dict[str, int]:
    return {row.cells[1].text: row.cells[2].value for row in table.rows}


def test_pillars_of_several_plans_are_one_row_each_in_their_order() -> None:
    headings = [one for many in SPELLINGS.values() for one in many] + ["II. Về cải cách hành chính", None]
    random.Random(7).shuffle(headings)
    snapshot, table = _table(headings)
    rows = _rows(table)
    names = list(rows)
    assert names[-1] == "Tổng cộng"
    assert [name for name in names if name in ORDER] == [name for name in ORDER if name in names]
    assert len(names) == len(set(names)) > 8
    assert sum(list(rows.values())[:-1]) == rows["Tổng cộng"] == len(snapshot["tasks"])


def test_too_many_other_headings_are_one_row_after_the_pillars() -> None:
    snapshot, table = _table(["Hạ tầng số", *(f"Nhóm {n}" for n in range(40))])
    rows = _rows(table)
    assert list(rows) == ["Hạ tầng số", units.OTHERS, "Tổng cộng"]
    assert rows["Hạ tầng số"] + rows[units.OTHERS] == rows["Tổng cộng"] == len(snapshot["tasks"])
    assert _table([f"Nhóm {n}" for n in range(40)])[1] is None


def test_a_snapshot_from_before_keeps_its_own_rows() -> None:
    snapshot = copy.deepcopy(report_sample.snapshot())
    for n, task in enumerate(snapshot["tasks"]):
        task["section"] = ("2. Hạ tầng số", "Phát triển hạ tầng số")[n % 2]
        task.pop("pillar", None)
    assert set(_rows(units.by_section(snapshot))) == {"2. Hạ tầng số", "Phát triển hạ tầng số", "Tổng cộng"}
