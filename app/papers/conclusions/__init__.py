"""Thông báo kết luận: Decree 30/2020/NĐ-CP, annex III, form 1.4: I. ĐÁNH GIÁ CHUNG, II. NHIỆM VỤ TRỌNG TÂM."""

from typing import Any, cast

from app.papers.brief.words import COMMITTEE
from app.papers.contents import Block, Contents, Heading, Signer, Text
from app.papers.invitation import words
from app.papers.invitation.snapshot import Conclusion, Held, MeetingSnapshot
from app.papers.minutes import conditions, paragraphs
from app.papers.numbers import as_date, as_moment, long_date, two_digits
from app.papers.refusing import check_template

TEMPLATE_VERSION = "conclusions-1"
EVERYBODY = "Các cơ quan, đơn vị"


def compose(snapshot: dict[str, Any]) -> Contents:
    """What the Thông báo kết luận says. Raises UnknownTemplate for another layout's snapshot."""
    check_template(snapshot, TEMPLATE_VERSION)
    frozen = cast(MeetingSnapshot, snapshot)
    head = frozen["letterhead"]
    return Contents(
        title="THÔNG BÁO",
        subject=_subject(frozen["meeting"]),
        letterhead=head,
        on=as_date(frozen["on"]),
        made_at=as_moment(frozen["taken_at"]),
        blocks=[*_opening(frozen), *_assessment(frozen["meeting"]), *_tasks(frozen["conclusions"]), _closing(frozen)],
        signer=Signer(head["signer_title_lines"], head["signer_name"]),
        recipients=["Thành viên dự họp;", "Các cơ quan, đơn vị nêu tại mục II;", head["kept"].lstrip("- ")],
        open_day=True,
        file_name=words.file_name("Thông báo kết luận họp Ban Chỉ đạo", frozen["meeting"]),
        keywords=TEMPLATE_VERSION,
    )


def _subject(meeting: Held) -> str:
    committee = meeting["committee"]
    short = COMMITTEE if committee.casefold().startswith(COMMITTEE.casefold()) else committee
    return f"Kết luận của đồng chí {meeting['chair']} tại {words.gathering({**meeting, 'committee': short})}"


def _opening(frozen: MeetingSnapshot) -> list[Block]:
    meeting = frozen["meeting"]
    first = (
        f"{long_date(meeting['on']).capitalize()}, tại {words.without_stop(meeting['place'])}, đồng chí "
        f"{meeting['chair']} chủ trì {words.gathering(meeting)}."
    )
    name = words.name_of(meeting["chair"])
    then = f"Sau khi nghe báo cáo và ý kiến của các thành viên dự họp, đồng chí {name} kết luận như sau:"
    return [Text(f"{first}{_came(frozen)}"), Text(then)]


def _came(frozen: MeetingSnapshot) -> str:
    """How many came, where that was noted."""
    came = sum(one["attendance"] == "present" for one in frozen["guests"])
    return f" Dự họp có {two_digits(came)}/{two_digits(len(frozen['guests']))} đại biểu được mời." if came else ""


def _assessment(meeting: Held) -> list[Block]:
    lines = paragraphs(meeting["assessment"]) or [Text("Chưa ghi đánh giá chung của chủ trì.", draft=True)]
    return [Heading("I. ĐÁNH GIÁ CHUNG"), *lines]


def _tasks(conclusions: list[Conclusion]) -> list[Block]:
    """By lead unit in the order of the first conclusion; what names no unit is for everybody, last."""
    by_unit: dict[str | None, list[Conclusion]] = {}
    for one in conclusions:
        by_unit.setdefault(one["unit"], []).append(one)
    units = sorted(by_unit, key=lambda unit: unit is None)
    blocks: list[Block] = [Heading("II. NHIỆM VỤ TRỌNG TÂM")]
    for place, unit in enumerate(units, 1):
        blocks.append(Heading(f"{place}. {unit or EVERYBODY}", 2))
        blocks += [_point(number, one, alone=len(by_unit[unit]) == 1) for number, one in enumerate(by_unit[unit], 1)]
    return blocks


def _point(number: int, one: Conclusion, *, alone: bool) -> Text:
    """The work, then coordination, product, deadline."""
    said = "; ".join([words.without_stop(one["text"]), *conditions(one)])
    return Text(f"{said}." if alone else f"{words.letter(number)}) {said}.")


def _closing(frozen: MeetingSnapshot) -> Text:
    return Text(f"{frozen['letterhead']['issuer']} thông báo để các cơ quan, đơn vị biết, thực hiện./.")
