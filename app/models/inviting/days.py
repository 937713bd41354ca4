"""The days that Decision 45/2018/QĐ-TTg sets around a meeting, in working days of the commune."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.models.meeting import Meeting
from app.models.working_days import WorkingDays

INVITE_DAYS = 3  # an invitation and the papers are sent so many working days before, at the latest
NOTICE_DAYS = 5  # the Thông báo kết luận is issued within so many working days after


@dataclass(frozen=True)
class Days:
    """The days of one meeting, seen from a day."""

    today: date
    invite_by: date
    notice_by: date
    held: bool

    @property
    def invited_late(self) -> bool:
        """Is an invitation sent now later than it should be?"""
        return self.today > self.invite_by

    @property
    def notice_late(self) -> bool:
        """Has the last day for the Thông báo kết luận passed?"""
        return self.today > self.notice_by


def of(meeting: Meeting, days: WorkingDays, today: date) -> Days:
    """The days of a meeting."""
    return Days(today, days.add(meeting.on, -INVITE_DAYS), days.add(meeting.on, NOTICE_DAYS), held=meeting.on <= today)
