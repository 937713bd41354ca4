"""Days in words, in the page's language: names of the week, how long ago. Papers and mails use `app.formats`."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext

from app import clock
from app.language import counted as _n
from app.marking import N_

LEADING = (N_("Thứ Hai"), N_("Thứ Ba"), N_("Thứ Tư"), N_("Thứ Năm"), N_("Thứ Sáu"), N_("Thứ Bảy"), N_("Chủ nhật"))
WITHIN = (N_("thứ Hai"), N_("thứ Ba"), N_("thứ Tư"), N_("thứ Năm"), N_("thứ Sáu"), N_("thứ Bảy"), N_("Chủ nhật"))


def weekday(day: date) -> str:
    """The name of a day of the week as a line begins with it, `Thứ Ba`."""
    return gettext(LEADING[day.weekday()])


def weekday_within(day: date) -> str:
    """The name inside a sentence, `thứ Ba`: a capital for the day alone (Decree 30/2020, annex II)."""
    return gettext(WITHIN[day.weekday()])


def days_ago(then: date) -> str:
    """How long ago a day was by the clock of the application: `hôm nay`, `hôm qua`, `12 ngày trước`."""
    gone = (clock.today() - then).days
    if gone < 0:
        return _n("sau %(n)s ngày", -gone)
    return {0: gettext("hôm nay"), 1: gettext("hôm qua")}.get(gone) or _n("%(n)s ngày trước", gone)
