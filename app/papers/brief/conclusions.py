"""The opening of a brief: what became of the conclusions of the meeting before."""

from app.papers.brief.listing import BODY_SIZE
from app.papers.brief.snapshot import BriefSnapshot, Concluded, Followed
from app.papers.brief.words import NO_LEAD, due
from app.papers.contents import Block, Column, Heading, Row, Table, Text, words
from app.papers.numbers import short_date, two_digits

TITLE = "KẾT QUẢ THỰC HIỆN KẾT LUẬN CUỘC HỌP TRƯỚC"
COLUMNS = [
    Column("STT", 11, centred=True),
    Column("Nội dung kết luận", 58),
    Column("Đơn vị chủ trì", 32),
    Column("Thời hạn", 27),
    Column("Kết quả", 37),
]


def followed(snapshot: BriefSnapshot, number: str) -> list[Block]:
    """The section under its number; nothing where the meeting before concluded nothing."""
    before = snapshot.get("conclusions")
    if not before:
        return []
    rows = [_row(place, one) for place, one in enumerate(before["rows"], 1)]
    return [
        Heading(f"{number}. {TITLE}"),
        Text(summed(before)),
        Table("Kết luận cuộc họp trước", COLUMNS, rows, BODY_SIZE),
    ]


def summed(before: Followed) -> str:
    """How many there are and where they stand."""
    rows = before["rows"]
    done, late = sum(one["is_done"] for one in rows), sum(one["is_late"] for one in rows)
    others = len(rows) - done - late
    return (
        f"Cuộc họp ngày {short_date(before['on'])} có {two_digits(len(rows))} kết luận: đã hoàn thành "
        f"{two_digits(done)}; quá hạn chưa hoàn thành {two_digits(late)}; còn lại {two_digits(others)}."
    )


def _row(place: int, one: Concluded) -> Row:
    text = f"{one['text'].strip().rstrip('.;')} ({one['code']})" if one["code"] else one["text"]
    said = one["state_words"] + (f". {one['note']}" if one["note"] and not one["is_done"] else "")
    deadline = due(one["due_words"], one["due_on"]) if one["due_words"] or one["due_on"] else ""
    cells = (str(place), text, one["unit"] or NO_LEAD, deadline, said)
    return Row([words(cell) for cell in cells])
