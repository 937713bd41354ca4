"""Small phrases of the brief."""

import re

from app.papers.brief.snapshot import BriefSnapshot, LateTask, Meeting
from app.papers.numbers import as_date, clock_time, long_date, short_date, two_digits
from app.papers.text import shorten

DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
NO_DUE_DATE = "Chưa có thời hạn"
NO_LEAD = "Chưa rõ chủ trì"
COMMITTEE = "Ban Chỉ đạo"
NO_REASON = "Chưa nêu lý do"
NOTE_LIMIT, TITLE_LIMIT = 80, 60  # letters of a progress note; of a meeting's title in the name of a file


def due(words: str | None, on: str | None) -> str:
    """The deadline as the plan writes it, with the computed day where that isn't said: "Quý III/2026 (30/09/2026)"."""
    if not on:
        return words or NO_DUE_DATE
    day = short_date(on)
    if words and DAY.findall(words) == [day]:
        return day if words.strip() == day else words
    return f"{words} ({day})" if words and not _same_day(words, day) else day


def runs_to(words: str | None, on: str | None, effective_on: str | None) -> str:
    """The deadline and, where that is a day off, the working day that it runs to."""
    return due(words, on) + rolled(on, effective_on)


def rolled(on: str | None, effective_on: str | None) -> str:
    """ "; lùi qua ngày nghỉ đến 03/09/2026"; nothing for a day that stays."""
    return f"; lùi qua ngày nghỉ đến {short_date(effective_on)}" if effective_on and effective_on != on else ""


def task(text: str, code: str) -> str:
    """The task with its printed code behind it."""
    return f"{text.strip().rstrip('.;')} ({code})" if code else text


def late_remark(late: LateTask) -> str:
    """Stated reason, then how often it was extended and urged."""
    remarks = [f"gia hạn {two_digits(late['extended'])} lần"] if late["extended"] else []
    remarks += [f"đôn đốc {two_digits(late['urged'])} lần"] if late["urged"] else []
    said = cause(late["reason"], late["last_note"], NOTE_LIMIT).strip().rstrip(".")
    return f"{said}. Đã {', '.join(remarks)}." if remarks else f"{said}."


def cause(stated: str | None, last_note: str | None, limit: int) -> str:
    """The stated cause; without one the word for it, and up to `limit` letters of the last note, which is no cause."""
    if stated:
        return stated
    note = shorten(last_note or "", limit)
    return f"{NO_REASON}; cập nhật gần nhất: {note}" if note else NO_REASON


def short_committee(meeting: Meeting) -> str:
    """The title says "Ban Chỉ đạo"; its full name, often three lines long, stands in the first paragraph."""
    name = meeting["committee"]
    return COMMITTEE if name.casefold().startswith(COMMITTEE.casefold()) else name


def subject(meeting: Meeting) -> str:
    return f"Tình hình thực hiện nhiệm vụ, phục vụ cuộc họp {short_committee(meeting)} {long_date(meeting['on'])}"


def gathering(meeting: Meeting) -> str:
    """Which meeting, when, where, led by whom; what isn't known yet is left out."""
    time = f"{clock_time(meeting['time'])}, " if meeting["time"] else ""
    facts = [meeting["title"], f"thời gian: {time}ngày {short_date(meeting['on'])}"]
    facts += [f"địa điểm: {meeting['place']}"] if meeting["place"] else []
    facts += [f"chủ trì: {meeting['chair']}"] if meeting["chair"] else []
    return f"cuộc họp của {meeting['committee']} ({'; '.join(fact for fact in facts if fact)})"


def file_name(meeting: Meeting) -> str:
    """The name an office would give the file: by the meeting's day, and by its title where others are on that day."""
    day = f"Báo cáo phục vụ họp Ban Chỉ đạo {as_date(meeting['on']):%d-%m-%Y}"
    title = shorten(meeting["title"] or meeting["committee"], TITLE_LIMIT) if meeting["shares_day"] else ""
    return f"{day} {title}".strip().replace("/", "-")


def issuer(snapshot: BriefSnapshot) -> str:
    return snapshot["letterhead"].get("issuer") or snapshot["meeting"]["committee"]


def _same_day(words: str, day: str) -> bool:
    """ "30/9/2026" says no more than "30/09/2026"."""
    return re.sub(r"\b0+(?=\d)", "", words.strip()) == re.sub(r"\b0+(?=\d)", "", day)
