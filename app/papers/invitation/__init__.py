"""Giấy mời họp: Decree 30/2020/NĐ-CP, annex III, form 1.7, with all that Decision 45/2018/QĐ-TTg asks of it."""

from typing import Any, cast

from app.papers.contents import Appendix, Block, Cell, Column, Contents, Row, Signer, Table, Text
from app.papers.invitation import points, words
from app.papers.invitation.snapshot import Guest, MeetingSnapshot
from app.papers.numbers import as_date, as_moment, two_digits
from app.papers.parts import attached, label
from app.papers.refusing import check_template

TEMPLATE_VERSION = "invitation-1"
MOST_IN_BODY = 12
COLUMNS = [Column("STT", 12, centred=True), Column("Họ và tên, cơ quan", 68), Column("Chức vụ", 85)]


def compose(snapshot: dict[str, Any]) -> Contents:
    """What the invitation says. Raises UnknownTemplate for another layout's snapshot."""
    check_template(snapshot, TEMPLATE_VERSION)
    frozen = cast(MeetingSnapshot, snapshot)
    head = frozen["letterhead"]
    return Contents(
        title="GIẤY MỜI",
        subject=_subject(frozen),
        letterhead=head,
        on=as_date(frozen["on"]),
        made_at=as_moment(frozen["taken_at"]),
        blocks=_body(frozen),
        signer=Signer(head["signer_title_lines"], head["signer_name"]),
        recipients=["Như trên;", head["kept"].lstrip("- ")],
        appendices=_appendices(frozen),
        open_day=True,
        attached_to=attached("Giấy mời", head["symbol"], as_date(frozen["on"]).year, head["issuer"]),
        file_name=words.file_name("Giấy mời họp Ban Chỉ đạo", frozen["meeting"]),
        keywords=TEMPLATE_VERSION,
    )


def _subject(frozen: MeetingSnapshot) -> str:
    said = words.gathering(frozen["meeting"])
    return said[:1].upper() + said[1:]


def _body(frozen: MeetingSnapshot) -> list[Block]:
    meeting, guests = frozen["meeting"], frozen["guests"]
    blocks: list[Block] = [Text(f"{frozen['letterhead']['issuer']} trân trọng kính mời:")]
    attachments = len(_appendices(frozen))
    if len(guests) > MOST_IN_BODY:
        where = label(1, attachments)
        blocks.append(Text(f"{two_digits(len(guests))} đại biểu có tên tại {where} kèm theo Giấy mời này."))
    else:
        blocks += words.listed([words.called(one) for one in guests])
    blocks.append(Text(f"Tới dự {words.gathering(meeting)}."))
    if frozen["agenda"]:
        said = points.said(frozen, label(attachments, attachments))
        blocks += [Text("Nội dung:"), *words.numbered(said)]
    blocks.append(Text(f"Chủ trì: {words.without_stop(meeting['chair'])}."))
    blocks.append(Text(f"Thời gian: {words.when(meeting)}."))
    blocks.append(Text(f"Địa điểm: {words.without_stop(meeting['place'])}."))
    if meeting["requirements"]:
        blocks.append(Text(f"Yêu cầu đối với đại biểu: {words.without_stop(meeting['requirements'])}."))
    if meeting["contact"]:
        blocks.append(Text(f"Đầu mối liên hệ: {words.without_stop(meeting['contact'])}."))
    return [*blocks, Text("Đề nghị các đại biểu dự họp đúng thành phần, thời gian./.")]


def _appendices(frozen: MeetingSnapshot) -> list[Appendix]:
    """Many guests, many tasks: each their own list."""
    return [*_of_guests(frozen["guests"]), *points.appendix(frozen)]


def _of_guests(guests: list[Guest]) -> list[Appendix]:
    if len(guests) <= MOST_IN_BODY:
        return []
    table = Table("Đại biểu", COLUMNS, [_row(place, one) for place, one in enumerate(guests, 1)], 13.0)
    return [Appendix("DANH SÁCH ĐẠI BIỂU KÍNH MỜI", [table], landscape=False)]


def _row(place: int, guest: Guest) -> Row:
    return Row([Cell(str(place), place), Cell(guest["name"]), Cell(guest["position"])])
