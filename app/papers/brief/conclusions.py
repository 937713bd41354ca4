"""The opening of a brief: what became of the conclusions of the meetings before."""

from app.papers.brief.listing import Group, Line, Listing, in_body
from app.papers.brief.snapshot import BriefSnapshot, Concluded, Followed
from app.papers.brief.words import NO_LEAD, runs_to
from app.papers.contents import Block, Column, Heading, Text, words
from app.papers.numbers import short_date, two_digits
from app.papers.text import shorten

TITLE = "KẾT QUẢ THỰC HIỆN KẾT LUẬN CUỘC HỌP TRƯỚC"
NAME = "Kết luận cuộc họp trước"
CAP, CAP_OF_SEVERAL = 3, 2  # rows in the body of a long list; where meetings stand above theirs, fewer
NOTE_LIMIT = 100  # letters of a unit's last word
COLUMNS = [
    Column("STT", 11, centred=True),
    Column("Nội dung kết luận", 58),
    Column("Đơn vị chủ trì", 32),
    Column("Thời hạn", 27),
    Column("Kết quả", 37),
]


def listing(snapshot: BriefSnapshot) -> Listing | None:
    """The last meeting's conclusions, then those of earlier ones that aren't done; None where there are none."""
    meetings = _meetings(snapshot)
    if not meetings:
        return None
    named = bool(snapshot.get("carried"))
    groups = [
        Group(
            f"Cuộc họp ngày {short_date(one['on'])}" if named else "",
            [_line(row) for row in sorted(one["rows"], key=_worst_first)],
        )
        for one in meetings
    ]
    cap = CAP_OF_SEVERAL if named else CAP
    return Listing(TITLE, NAME, COLUMNS, groups, cap, "", "kết luận", whole=True)


def followed(snapshot: BriefSnapshot, listed: Listing, number: str, appendix: str) -> list[Block]:
    """The section under its number."""
    last, carried = snapshot.get("conclusions"), snapshot.get("carried")
    said = [summed(last)] if last else []
    said += [still_open(carried)] if carried else []
    return [Heading(f"{number}. {TITLE}"), Text(" ".join(said)), *in_body(listed, appendix)]


def summed(before: Followed) -> str:
    """How many there are and where they stand."""
    rows = before["rows"]
    done, late = sum(one["is_done"] for one in rows), sum(one["is_late"] for one in rows)
    others = len(rows) - done - late
    return (
        f"Cuộc họp ngày {short_date(before['on'])} có {two_digits(len(rows))} kết luận: đã hoàn thành "
        f"{two_digits(done)}; quá hạn chưa hoàn thành {two_digits(late)}; còn lại {two_digits(others)}."
    )


def still_open(carried: list[Followed]) -> str:
    """What earlier meetings left open."""
    rows = [row for one in carried for row in one["rows"]]
    late = sum(one["is_late"] for one in rows)
    return (
        f"Trong năm còn {two_digits(len(rows))} kết luận chưa hoàn thành của {two_digits(len(carried))} cuộc họp "
        f"trước đó: quá hạn {two_digits(late)}; còn lại {two_digits(len(rows) - late)}."
    )


def _meetings(snapshot: BriefSnapshot) -> list[Followed]:
    last = snapshot.get("conclusions")
    return [*([last] if last else []), *(snapshot.get("carried") or [])]


def _worst_first(one: Concluded) -> tuple[bool, bool]:
    return one["is_done"], not one["is_late"]


def _line(one: Concluded) -> Line:
    note = shorten(one["note"] or "", NOTE_LIMIT)
    said = one["state_words"] + (f". {note}" if note and not one["is_done"] else "")
    deadline = (
        runs_to(one["due_words"], one["due_on"], one["effective_on"]) if one["due_words"] or one["due_on"] else ""
    )
    return Line(one["text"], one["code"] or "", [words(cell) for cell in (one["unit"] or NO_LEAD, deadline, said)])
