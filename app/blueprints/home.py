"""The first page: what needs the person today, by the roles they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import count_words
from app.models import powers
from app.models.roles import CONFIRMERS, DOERS, LEADERS, Role
from app.models.task import desk as desks
from app.models.task import finding
from app.models.task.board import GROUPS, Card
from app.models.task.overdue import waiting_requests
from app.models.unit import Unit
from app.models.user import User
from app.policy import signed_in
from app.state_words import nobody

blueprint = Blueprint("home", __name__)
TRAY = 10


@dataclass(frozen=True)
class LateUnit:
    """A unit with late tasks, for the leader's list."""

    name: str
    url: str
    late: int
    led: int


class Desk:
    """The lists of one person's first page; a list that isn't theirs is None."""

    def __init__(self, person: User) -> None:
        self.person = person
        self.facts = powers.Facts(person.commune_id)
        self.soon_days = self.facts.settled["soon_days"]
        ids = person.unit_ids(*DOERS)
        self.units: list[Unit] = [a.unit for a in person.held(*DOERS) if a.unit]
        self.heads = bool(person.unit_ids(Role.DEPARTMENT_HEAD))
        self.unit = desks.unit_desk(person, ids, self.facts) if ids else None
        self.confirm = desks.to_confirm(person, self.facts) if person.holds(*CONFIRMERS) else None
        plans = powers.may_lead_plans(person)
        self.tray = desks.tray(person, TRAY) if plans else None
        self.review = desks.in_review(person) if plans else []
        leads = person.holds(*LEADERS)
        self.late, self.fault = count_words.told(lambda: late_units(person)) if leads else (None, None)
        self.requests = self._requests() if leads else None
        self.links = person.holds(Role.ADMINISTRATOR, Role.OBSERVER)

    def url(self, **args: Any) -> str:
        """The person's board with a filter; the list of boards for those with several units."""
        if len(self.units) == 1:
            return url_for("boards.show", unit_id=self.units[0].id, **args)
        return url_for("tasks.index", **args)

    @property
    def totals(self) -> list[tuple[str, int]]:
        """The count of what the units lead, each task in one line."""
        cards = self.unit.cards if self.unit else []
        return [(_("Tổng số"), len(cards)), *((words, _in(cards, key)) for key, words in _rows().items())]

    @property
    def misfits(self) -> list[str]:
        """The codes of the units' tasks that no line of the totals has."""
        known = frozenset().union(*GROUPS.values())
        return [card.task.code for card in (self.unit.cards if self.unit else []) if card.time.kind not in known]

    def _requests(self) -> list:
        rows = waiting_requests(self.person)
        return [(task, row) for task, row in rows if powers.may_decide_extension(self.person, task)]


@blueprint.get("/")
@signed_in
def index() -> str:
    """What needs the person today."""
    return render_template("home/index.html", desk=Desk(current_user))


def late_units(person: User) -> list[LateUnit]:
    """The units with late tasks, most first; those without a lead under their own name."""
    totals = finding.unit_totals(person)
    names = {unit.id: unit.name for unit in finding.units(person)}
    nobodys = url_for("tasks.index", unit=-1, t="late")
    late = [
        LateUnit(
            name=names.get(unit_id or 0, nobody()),
            url=url_for("boards.show", unit_id=unit_id, t="late") if unit_id else nobodys,
            late=total.late,
            led=total.led,
        )
        for unit_id, total in totals.items()
        if total.late
    ]
    return sorted(late, key=lambda row: -row.late)


def _rows() -> dict[str, str]:
    return {
        "done": _("Đã hoàn thành"),
        "wait": _("Chờ xác nhận"),
        "ok": _("Trong hạn"),
        "late": _("Quá hạn"),
        "rep": _("Thường xuyên"),
        "hold": _("Chờ hướng dẫn"),
        "none": _("Chưa có thời hạn"),
        "paused": _("Tạm dừng"),
    }


def _in(cards: list[Card], key: str) -> int:
    return sum(card.time.kind in GROUPS[key] for card in cards)
