"""Biên bản họp: Decree 30/2020/NĐ-CP, annex III, form 1.9: no place and day, two signatures; the course, opinions and
conclusions that Decision 45/2018/QĐ-TTg asks for."""

from typing import Any, cast

from app.papers.contents import Block, Contents, Heading, Signer, Text
from app.papers.invitation import points, words
from app.papers.invitation.snapshot import Conclusion, Guest, Held, MeetingSnapshot
from app.papers.numbers import as_date, as_moment, long_date, two_digits
from app.papers.parts import attached, label
from app.papers.refusing import check_template

TEMPLATE_VERSION = "minutes-2"
GROUPS = (("present", "Có mặt"), ("excused", "Vắng có lý do"), ("absent", "Vắng"), (None, "Chưa điểm danh"))


def compose(snapshot: dict[str, Any]) -> Contents:
    """What the minutes say. Raises UnknownTemplate for another layout's snapshot."""
    check_template(snapshot, TEMPLATE_VERSION)
    frozen = cast(MeetingSnapshot, snapshot)
    meeting, head = frozen["meeting"], frozen["letterhead"]
    subject = words.gathering(meeting)
    return Contents(
        title="BIÊN BẢN",
        subject=subject[:1].upper() + subject[1:],
        letterhead=head,
        on=as_date(meeting["on"]),
        made_at=as_moment(frozen["taken_at"]),
        blocks=[*_facts(frozen), *_course(frozen), _end(meeting)],
        signer=Signer(["CHỦ TỌA"], words.name_of(meeting["chair"])),
        second=Signer(["THƯ KÝ"], words.name_of(meeting["secretary"]) or None),
        recipients=["Thành viên dự họp;", head["kept"].lstrip("- ")],
        appendices=points.appendix(frozen),
        place_line=False,
        attached_to=attached("Biên bản", head["symbol"], as_date(meeting["on"]).year, head["issuer"]),
        file_name=words.file_name("Biên bản họp Ban Chỉ đạo", frozen["meeting"]),
        keywords=TEMPLATE_VERSION,
    )


def _facts(frozen: MeetingSnapshot) -> list[Block]:
    meeting = frozen["meeting"]
    blocks: list[Block] = [
        Text(f"Thời gian bắt đầu: {words.at(meeting['begun'] or meeting['time'])}, {long_date(meeting['on'])}."),
        Text(f"Địa điểm: {words.without_stop(meeting['place'])}."),
        Text("Thành phần tham dự:"),
    ]
    for key, title in GROUPS:
        blocks += _group(title, [one for one in frozen["guests"] if one["attendance"] == key])
    blocks.append(Text(f"Chủ trì (chủ tọa): {words.without_stop(meeting['chair'])}."))
    secretary = words.without_stop(meeting["secretary"]) or "……………"
    return [*blocks, Text(f"Thư ký (người ghi biên bản): {secretary}.")]


def _group(title: str, guests: list[Guest]) -> list[Block]:
    if not guests:
        return []
    return [Text(f"{title} ({two_digits(len(guests))}): {'; '.join(words.called(one) for one in guests)}.")]


def _course(frozen: MeetingSnapshot) -> list[Block]:
    """Each part that has something, numbered on."""
    parts: list[tuple[str, list[Text]]] = [
        ("Nội dung cuộc họp", words.lettered(points.said(frozen, label(1, 1)))),
        ("Ý kiến tại cuộc họp", [Text(f"- {one['speaker']}: {one['text'].strip()}") for one in frozen["opinions"]]),
        ("Đánh giá chung của chủ tọa", paragraphs(frozen["meeting"]["assessment"])),
        ("Kết luận của chủ tọa", words.lettered([concluded(one) for one in frozen["conclusions"]])),
    ]
    said = [(title, lines) for title, lines in parts if lines]
    blocks: list[Block] = []
    for place, (title, lines) in enumerate(said, 1):
        blocks += [Heading(f"{place}. {title}"), *lines]
    return blocks


def _end(meeting: Held) -> Text:
    return Text(f"Cuộc họp kết thúc vào {words.at(meeting['ended'])}, {long_date(meeting['on'])}./.")


def paragraphs(text: str) -> list[Text]:
    """Each line that isn't empty as a paragraph."""
    return [Text(line.strip()) for line in text.splitlines() if line.strip()]


def concluded(one: Conclusion) -> str:
    """A conclusion in one sentence: what; who leads; who coordinates; product; deadline."""
    lead = f"{one['unit']} chủ trì: " if one["unit"] else ""
    return f"{lead}{'; '.join([words.without_stop(one['text']), *conditions(one)])}"


def conditions(one: Conclusion) -> list[str]:
    """Coordination, product and deadline, those that are known."""
    said = [f"phối hợp: {', '.join(one['coordinating'])}"] if one["coordinating"] else []
    said += [f"sản phẩm: {words.without_stop(one['product'])}"] if one["product"] else []
    return said + ([f"thời hạn: {words.without_stop(one['due_words'])}"] if one["due_words"] else [])
