"""The year's meetings of a committee: one for each quarter or month, on a working day after the period has ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import meetings, settings, working_days
from app.models.committee import Committee
from app.models.errors import Refused
from app.models.event import record
from app.models.inviting import guests
from app.models.locking import lock
from app.models.meeting import Meeting
from app.models.minutes import powers
from app.models.reporting.windows import ROMAN
from app.models.task import period
from app.models.task.period import MONTHLY, QUARTERLY, Period
from app.models.user import User

RHYTHMS = (QUARTERLY, MONTHLY)
LAST = 28  # a day that every month has
SETTING = "meeting_calendar"


@dataclass(frozen=True)
class Turn:
    """A meeting of the year: its period, the day proposed, the meeting that is it already, the last one called off."""

    key: str
    title: str
    on: date
    meeting: Meeting | None
    cancelled: Meeting | None = None

    @property
    def is_open(self) -> bool:
        """Would one press make it? Not what is there or lies behind."""
        return self.meeting is None and self.on >= clock.today()


def of(committee: Committee, year: int) -> list[Turn]:
    """The turns of a year by the commune's rhythm; a meeting noted by hand counts as its nearest turn alone."""
    settled = settings.read(committee.commune_id, SETTING)
    days = working_days.of(committee.commune_id)
    which = (Meeting.commune_id == committee.commune_id, Meeting.committee_id == committee.id)
    held = list(db.session.scalars(select(Meeting).where(*which).order_by(Meeting.on, Meeting.id)))
    every = period.between(settled["rhythm"], date(year, 1, 1), date(year, 12, 31))
    planned = {one: days.forward(one.end + timedelta(days=int(settled["day"]))) for one in every}
    near = _by_turn([each for each in held if each.period_key is None], planned)
    keyed = {each.period_key: each for each in held if each.period_key}
    turns = []
    for one, on in planned.items():
        stands = [each for each in near[one] if each.cancelled_at is None]
        off = [each for each in near[one] if each.cancelled_at is not None]
        meeting = keyed.get(one.key) or next(iter(stands), None)
        turns.append(Turn(one.key, _title(one), on, meeting, None if meeting or not off else off[-1]))
    return turns


def make(committee: Committee, by: User, year: int, place: str) -> list[Meeting]:
    """Call every open turn's meeting, with the committee's members invited; none is made twice.

    Raises NotAllowed, Refused `place_missing`, `meetings_all_there`.
    """
    powers.check(by)
    lock(committee)
    turns = [turn for turn in of(committee, year) if turn.is_open]
    if not turns:
        raise Refused("meetings_all_there", year=year)
    chair = meetings.usual_chair(by.commune_id)
    made = []
    for turn in turns:
        meeting = meetings.call(by, committee, on=turn.on, title=turn.title, place=place, chair=chair)
        meeting.period_key = turn.key
        db.session.flush()
        guests.add_members(meeting, by)
        made.append(meeting)
    return made


def settle(by: User, rhythm: str, day: int | None) -> None:
    """Settle how often the committees meet and on which day of the month after. Raises NotAllowed, Refused."""
    powers.check(by)
    if rhythm not in RHYTHMS:
        raise Refused("meeting_rhythm_unknown", field="rhythm")
    if day is None or not 1 <= day <= LAST:
        raise Refused("meeting_day_wrong", field="day", most=LAST)
    settings.write(by.commune_id, SETTING, {"rhythm": rhythm, "day": day})
    record("meeting_calendar.settled", by, by, after=f"{rhythm} {day}")


def _title(one: Period) -> str:
    number = int(one.key[-1]) if "Q" in one.key else 0
    year = one.key[:4]
    return f"Phiên họp quý {ROMAN[number]}/{year}" if number else f"Phiên họp tháng {int(one.key[5:])}/{year}"


def _by_turn(by_hand: list[Meeting], planned: dict[Period, date]) -> dict[Period, list[Meeting]]:
    """The meetings without a turn of their own, each at the nearest turn whose period ended within the month before."""
    found: dict[Period, list[Meeting]] = {one: [] for one in planned}
    for meeting in by_hand:
        ended = [one for one in planned if one.end < meeting.on <= one.end + timedelta(days=31)]
        if ended:
            found[min(ended, key=lambda one: abs(planned[one] - meeting.on))].append(meeting)
    return found
