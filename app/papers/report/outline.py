"""The body of a commune's report, mục I to V (domain rules of §2.1): a person's words between figures nobody types."""

from __future__ import annotations

from collections.abc import Iterator

from app.papers.brief.state import rate_line
from app.papers.contents import Block, Heading, Text
from app.papers.numbers import short_date, two_digits
from app.papers.report import lists, units, words
from app.papers.report.snapshot import Meeting, ReportSnapshot

NOTHING = "Không có."


def blocks(snapshot: ReportSnapshot) -> list[Block]:
    """Every block in its order."""
    parts = (_opening, _direction, _results, _limits, _coming, _proposals, _closing)
    return [block for part in parts for block in part(snapshot)]


def _opening(snapshot: ReportSnapshot) -> Iterator[Block]:
    yield from _said(snapshot, "opening", none="")
    yield Text(words.clocks(snapshot["period"]))


def _direction(snapshot: ReportSnapshot) -> Iterator[Block]:
    yield Heading("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")
    documents, meetings = snapshot["documents"], snapshot["meetings"]
    yield from _said(snapshot, "direction", none="" if documents or meetings else NOTHING)
    if documents:
        where = f" ({lists.label(snapshot, lists.DOCUMENTS)})." if lists.overflows(documents) else ":"
        yield Text(f"Văn bản ban hành, gửi trong kỳ số liệu: {two_digits(len(documents))} văn bản{where}")
        if not lists.overflows(documents):
            yield lists.documents(documents)
    if meetings:
        yield Text(f"Các cuộc họp trong kỳ số liệu: {two_digits(len(meetings))} cuộc.")
        for one in meetings:
            yield Text(_meeting(one))


def _results(snapshot: ReportSnapshot) -> Iterator[Block]:
    yield Heading("II. KẾT QUẢ THỰC HIỆN")
    yield Heading("1. Kết quả thực hiện chỉ tiêu", 2)
    yield Text(words.targets(snapshot["target_counts"]))
    yield Heading("2. Kết quả thực hiện nhiệm vụ", 2)
    yield Text(words.tasks(snapshot))
    yield Text(words.counted(snapshot), note=True)
    for rate in snapshot["rates"][:1]:  # the commune's headline rate; the others stand in phụ lục IV
        yield Text(rate_line(rate), note=True)
    if (grouped := units.by_section(snapshot)) is not None:
        yield Text("Theo nhóm nhiệm vụ:")
        yield grouped
    yield from _beside(snapshot)
    yield Heading("3. Kết quả nổi bật", 2)
    yield from _said(snapshot, "results")


def _beside(snapshot: ReportSnapshot) -> Iterator[Block]:
    table, before = units.beside_previous(snapshot), snapshot["previous"]
    if table is not None and before is not None:
        yield Text(f"So với báo cáo {before['name']}:")
        yield table
        changed = words.changes(snapshot)
        if changed:
            yield Text(f"Thay đổi từ báo cáo trước: {'; '.join(changed)}.", note=True)


def _limits(snapshot: ReportSnapshot) -> Iterator[Block]:
    yield Heading("III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN")
    yield Heading("1. Tồn tại, hạn chế", 2)
    yield from _said(snapshot, "limits")
    yield Heading("2. Nguyên nhân", 2)
    yield from _said(snapshot, "causes")


def _coming(snapshot: ReportSnapshot) -> Iterator[Block]:
    yield Heading("IV. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI")
    rows = lists.carried(snapshot)
    yield from _said(snapshot, "coming", none="" if rows else NOTHING)
    if lists.overflows(rows):
        where = lists.label(snapshot, lists.COMING)
        yield Text(f"Danh sách nhiệm vụ quá hạn chuyển sang, nhiệm vụ đến hạn kỳ tới tại {where}.")
    elif rows:
        yield lists.coming(rows)


def _proposals(snapshot: ReportSnapshot) -> Iterator[Block]:
    yield Heading("V. KIẾN NGHỊ, ĐỀ XUẤT")
    yield from _said(snapshot, "proposals")


def _closing(snapshot: ReportSnapshot) -> Iterator[Block]:
    period, issuer = snapshot["period"], snapshot["letterhead"]["issuer"]
    yield Text(
        f"Trên đây là Báo cáo kết quả thực hiện nhiệm vụ {period['name']}, {issuer} báo cáo {period['to_whom']}./."
    )


def _said(snapshot: ReportSnapshot, section: str, none: str = NOTHING) -> Iterator[Block]:
    """A section's words, a paragraph for each line."""
    lines = [line.strip() for line in snapshot["texts"][section]["text"].splitlines() if line.strip()]
    for line in lines or ([none] if none else []):
        yield Text(line)


def _meeting(one: Meeting) -> str:
    place = f", tại {one['place']}" if one["place"] else ""
    return f"- Ngày {short_date(one['on'])}: {one['title']} ({one['committee']}){place}."
