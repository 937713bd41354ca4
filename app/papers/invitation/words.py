"""Phrases that the papers of a meeting share."""

from collections.abc import Sequence

from app.papers.contents import Text
from app.papers.invitation.snapshot import Guest, Held
from app.papers.numbers import as_date, clock_time, long_date
from app.papers.text import within

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
OPEN_TIME = "…… giờ …… phút"
LETTERS = "abcdđeghiklmnopqrstuvxy"


def gathering(meeting: Held) -> str:
    """The meeting within a sentence: "phiên họp quý III/2026 của Ban Chỉ đạo …"."""
    return f"{within(without_stop(meeting['title']))} của {meeting['committee']}"


def when(meeting: Held) -> str:
    """ "14 giờ 00 phút, thứ Năm, ngày 08 tháng 10 năm 2026"."""
    time = f"{clock_time(meeting['time'])}, " if meeting["time"] else ""
    return f"{time}{WEEKDAYS[as_date(meeting['on']).weekday()]}, {long_date(meeting['on'])}"


def at(time: str | None) -> str:
    """An hour, left open where nobody noted it."""
    return clock_time(time) if time else OPEN_TIME


def called(guest: Guest) -> str:
    """Name and position; one that repeats the other is said once."""
    name, position = guest["name"], guest["position"]
    return name if not position or position == name else f"{name}, {position}"


def name_of(person: str) -> str:
    """The name before a comma: "Nguyễn Văn A, Chủ tịch UBND" → "Nguyễn Văn A"."""
    return person.partition(",")[0].strip()


def listed(items: Sequence[str]) -> list[Text]:
    """Lines of a list: "- …;" and a full stop at the last."""
    return [Text(f"- {without_stop(one)}{'.' if place == len(items) else ';'}") for place, one in enumerate(items, 1)]


def numbered(items: Sequence[str]) -> list[Text]:
    """Lines "1. …"."""
    return [Text(f"{place}. {without_stop(one)}.") for place, one in enumerate(items, 1)]


def lettered(items: Sequence[str]) -> list[Text]:
    """Lines "a) …" below a numbered title; where there are more than letters, all are "1) …"."""
    marks = LETTERS if len(items) <= len(LETTERS) else [str(place) for place in range(1, len(items) + 1)]
    return [Text(f"{mark}) {without_stop(one)}.") for mark, one in zip(marks, items, strict=False)]


def without_stop(text: str) -> str:
    """A text without the stop that ends it."""
    return text.strip().rstrip(".;")


def file_name(kind: str, meeting: Held) -> str:
    """The name an office would give the file, without its ending."""
    return f"{kind} {as_date(meeting['on']):%d-%m-%Y}"


def letter(place: int) -> str:
    """The letter of a điểm in the Vietnamese order: a, b, c, d, đ, e …; more than the alphabet has go on as a1."""
    turn, rest = divmod(place - 1, len(LETTERS))
    return f"{LETTERS[rest]}{turn or ''}"
