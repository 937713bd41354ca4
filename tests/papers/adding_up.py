"""The identity of counting in every table and sentence of a paper, reckoned again from what is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from app.papers.contents import Contents, Table
from app.papers.numbers import two_digits
from tests.papers.printed import figures, figures_of, longest, numbers_in, one_of, rows_of, tables_of, texts_of

Snapshot = dict[str, Any]
Equal = tuple[str, int, int]  # what is equated, what should be there, what is
COUNTED_BAND = re.compile(r": (\d[\d.]*)(?: nhiệm vụ| kết luận)?$")
CONCLUDED = "Kết luận cuộc họp trước"
BY_UNIT, BY_SECTION, BESIDE = "Tổng hợp theo đơn vị", "Theo nhóm nhiệm vụ", "So với báo cáo trước"


def check(kind: str, snapshot: Snapshot, contents: Contents) -> int:
    """How many equations a paper holds; AssertionError names the one that doesn't hold."""
    said = list(equations(kind, snapshot, contents))
    wrong = [one for one in said if one[1] != one[2]]
    assert not wrong, (kind, wrong)
    return len(said)


def equations(kind: str, snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    """Those of every table, then those of the kind."""
    for table in tables_of(contents):
        yield from _of_any(table)
    yield from OF_KIND[kind](snapshot, contents)


def _of_any(table: Table) -> Iterator[Equal]:
    """Running numbers without a gap, as many cells as columns, a last row that is the sum of the others."""
    rows, name = rows_of(table), table.name
    for row in rows:
        yield f"{name}: cells", len(table.columns), len(row.cells)
    if table.columns[0].title == "STT":
        running = [int(row.cells[0].text) for row in rows if row.cells[0].text]
        yield f"{name}: running numbers", 0, sum(n != place for place, n in enumerate(running, 1))
    if rows and any(cell.text == "Tổng cộng" for cell in rows[-1].cells):
        *each, whole = figures_of(table)
        for place, n in enumerate(whole):
            yield f"{name}: column {place}", n, sum(row[place] for row in each)


def _first_is_sum(contents: Contents, name: str, terms: int) -> Iterator[Equal]:
    for row in figures(contents, name):
        yield f"{name}: row", row[0], sum(row[1 : 1 + terms])


def _bands(contents: Contents, name: str, expected: int) -> Iterator[Equal]:
    """Where the table lists all there is, each band says how many rows follow it."""
    for table in (one for one in tables_of(contents) if one.name == name and len(rows_of(one)) == expected):
        shown: list[list[int]] = []
        for row in table.rows:
            if row.band:
                shown.append([_last_number(row.band), 0])
            elif shown:
                shown[-1][1] += 1
        for n, rows in shown:
            yield f"{name}: rows below a band", n, rows


def _last_number(band: str) -> int:
    found = COUNTED_BAND.search(band)
    assert found, band
    return int(found[1].replace(".", ""))


def _identity(contents: Contents) -> Iterator[Equal]:
    """ "Tổng số nhiệm vụ (64) = … (12) + … (3)." """
    found = [text for text in texts_of(contents) if text.startswith("Tổng số nhiệm vụ (")]
    yield "identity in words", 1, min(1, len(found))
    for text in found:
        total, *terms = [int(n.replace(".", "")) for n in re.findall(r"\(([\d.]+)\)", text)]
        yield "identity", total, sum(terms)


def _rates(snapshot: Snapshot) -> Iterator[Equal]:
    for place, rate in enumerate(snapshot["rates"]):
        for part, key in enumerate(("numerator", "denominator")):
            yield f"{rate['label']}: {key}", rate[key], sum(unit["rates"][place][part] for unit in snapshot["by_unit"])


def _counts(snapshot: Snapshot, contents: Contents, listed: str) -> Iterator[Equal]:
    """What brief and report share: five numbers, terms, units, the list of every task with its state in words."""
    five = snapshot["five"]
    yield from _first_is_sum(contents, BY_UNIT, len(snapshot["terms"]))
    yield "total", five["total"], figures(contents, BY_UNIT)[-1][0]
    yield "tasks listed", five["total"], longest(contents, listed)
    yield "cancelled listed", len(snapshot["cancelled"]), longest(contents, "Nhiệm vụ đã hủy")
    table = one_of(contents, listed)
    place = [column.title for column in table.columns].index("Tình trạng") if table else 0
    states = [row.cells[place].text for row in rows_of(table)] if table else []
    for key, word in (("done", "Hoàn thành"), ("reported", "Chờ xác nhận"), ("late", "Quá hạn")):
        yield f"{key} in words", five[key], sum(state.startswith(word) for state in states)
    yield from _identity(contents)
    yield from _rates(snapshot)


def _brief(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    five, before = snapshot["five"], snapshot.get("previous")
    yield from _counts(snapshot, contents, "Bảng theo dõi nhiệm vụ")
    printed = figures(contents, "Năm số liệu chung")
    now, changes = printed[0], printed[1:]
    for key, n in zip(("total", "done", "reported", "late", "due_30"), now, strict=True):
        yield f"five: {key}", five[key], n
    for then, n, change in zip(before["five"].values(), now, changes[0], strict=True) if before else ():
        yield "change", n - then, change
    for name, n in (("Nhiệm vụ quá hạn", five["late"]), ("Nhiệm vụ sắp đến hạn", five["due_30"])):
        yield name, n, longest(contents, name)
    yield from _bands(contents, "Nhiệm vụ quá hạn", five["late"])
    yield from _origins(snapshot, contents)
    yield from _brief_sentences(snapshot, contents)


def _origins(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    """ "theo dõi 74 nhiệm vụ, gồm 66 nhiệm vụ thuộc 01 kế hoạch (…) và 08 nhiệm vụ giao ngoài kế hoạch." """
    kept, total = snapshot["origins"], snapshot["five"]["total"]
    yield "origins", total, kept["plans"] + kept["others"]
    (said,) = [text for text in texts_of(contents) if text.startswith("Tính đến ngày ")]
    (whole,) = numbers_in(re.findall(r"theo dõi ([\d.]+) nhiệm vụ", said)[0])
    yield "followed said", total, whole
    if snapshot["plans"] and kept["others"]:
        parts = re.findall(r"gồm ([\d.]+) nhiệm vụ thuộc|và ([\d.]+) nhiệm vụ giao ngoài kế hoạch\.", said)
        yield "origins said", whole, sum(int((one or other).replace(".", "")) for one, other in parts)


def _brief_sentences(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    waiting, followed = snapshot["waiting"], snapshot.get("conclusions")
    yield "waiting listed", len(waiting), longest(contents, "Nội dung chờ quyết định")
    for text in [one for one in texts_of(contents) if re.search(r": \d+ nội dung", one)]:
        yield "waiting said", len(waiting), sum(map(int, re.findall(r": (\d+) nội dung", text)))
    carried = [row for one in snapshot.get("carried", []) for row in one["rows"]]
    before = [*(followed["rows"] if followed else []), *carried]
    yield "conclusions listed", len(before), longest(contents, CONCLUDED)
    yield from _bands(contents, CONCLUDED, len(before))
    for text in texts_of(contents):
        for said in re.findall(r" có (\d+ kết luận: [^.]*)\.", text):
            total, *parts = numbers_in(said)
            yield "conclusions said", total, sum(parts)
        for said in re.findall(r"Trong năm còn (\d+ kết luận [^.]*)\.", text):
            total, meetings, *parts = numbers_in(said)
            yield "carried said", total, sum(parts)
            yield "carried", len(carried), total
            yield "meetings of the carried", len(snapshot["carried"]), meetings


def _report(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    five, near = snapshot["five"], snapshot["five"]["late"] + snapshot["five"]["due_30"]
    yield from _counts(snapshot, contents, "Nhiệm vụ")
    yield from _first_is_sum(contents, BY_SECTION, 5)
    yield "total by section", five["total"], [five["total"], *(row[0] for row in figures(contents, BY_SECTION))][-1]
    yield "late listed", five["late"], longest(contents, "Nhiệm vụ quá hạn")
    yield "coming listed", near, longest(contents, "Nhiệm vụ kỳ tới")
    yield from _bands(contents, "Nhiệm vụ quá hạn", five["late"])
    yield from _bands(contents, "Nhiệm vụ kỳ tới", near)
    yield "documents listed", len(snapshot["documents"]), longest(contents, "Văn bản trong kỳ")
    for then, now, change in figures(contents, BESIDE):
        yield "change", now - then, change
    yield from _report_sentences(snapshot, contents)


def _report_sentences(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    (said,) = [text for text in texts_of(contents) if text.startswith("Tổng số ") and "được giao" in text]
    total, *terms = numbers_in(re.sub(r" \([^)]*\)", "", said.partition(". Trong kỳ")[0]))
    yield "tasks said", total, sum(terms)
    targets, beside = len(snapshot["targets"]), figures(contents, BESIDE)
    yield "targets listed", targets, longest(contents, "Chỉ tiêu")
    for text in [one for one in texts_of(contents) if " chỉ tiêu đạt" in one]:
        met, total, *others = numbers_in(re.sub(r" \([^)]*\)", "", text))
        yield "targets said", total, met + sum(others)
    if beside:
        yield "terms beside the earlier", beside[0][1], sum(row[1] for row in beside[1:])


def _urging(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    total = snapshot["total"]
    yield "overdue listed", total, longest(contents, "Nhiệm vụ quá hạn")
    yield from _bands(contents, "Nhiệm vụ quá hạn", total)
    yield "overdue said", 1, sum(f" còn {total:02d} nhiệm vụ quá hạn" in text for text in texts_of(contents))


def _requests(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    n = len(snapshot["requests"])
    yield "requests listed", n, longest(contents, "Nhiệm vụ xin gia hạn")
    yield "requests said", 2, sum(f" {n:02d} nhiệm vụ" in text for text in texts_of(contents))


def _invitation(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    listed = longest(contents, "Đại biểu") or sum(text.startswith("- ") for text in texts_of(contents))
    yield "guests", len(snapshot["guests"]), listed
    yield from _points(snapshot, contents)


def _points(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    tasks = sum(one["is_task"] for one in snapshot.get("points", []))
    if listed_tasks := longest(contents, "Nhiệm vụ kiểm điểm"):
        yield "tasks listed", tasks, listed_tasks
        yield "tasks said", 1, sum(f" {two_digits(tasks)} nhiệm vụ (danh sách" in text for text in texts_of(contents))


def _minutes(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    groups = re.compile(r"^(?:Có mặt|Vắng có lý do|Vắng|Chưa điểm danh) \((\d+)\)")
    found = [groups.match(text) for text in texts_of(contents)]
    yield "guests by attendance", len(snapshot["guests"]), sum(int(one[1]) for one in found if one)
    yield from _points(snapshot, contents)


def _conclusions(snapshot: Snapshot, contents: Contents) -> Iterator[Equal]:
    came = sum(one["attendance"] == "present" for one in snapshot["guests"])
    said = [re.search(r"Dự họp có (\d+)/(\d+) đại biểu", text) for text in texts_of(contents)]
    for one in filter(None, said):
        yield "came", came, int(one[1])
        yield "invited", len(snapshot["guests"]), int(one[2])


OF_KIND: dict[str, Callable[[Snapshot, Contents], Iterator[Equal]]] = {
    "brief": _brief,
    "report": _report,
    "urging": _urging,
    "extension_request": _requests,
    "invitation": _invitation,
    "minutes": _minutes,
    "conclusions": _conclusions,
}
