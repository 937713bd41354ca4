"""The first page: what needs the person today, by the roles they hold."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_login import current_user

from app import count_words
from app.blueprints.home.leader import LeaderHome, Overview
from app.blueprints.home.periodic import Periodic
from app.blueprints.home.secretariat import SecretariatHome
from app.blueprints.home.unit import UnitHome
from app.models import powers
from app.models.roles import CONFIRMERS, DOERS, LEADERS, Role
from app.models.task import desk as desks
from app.models.task import reported
from app.models.task.figures import Figure
from app.models.user import User
from app.policy import signed_in

blueprint = Blueprint("home", __name__)
CONFIRMED = 10  # reports shown


class Home:
    """The parts of one person's first page; a part that isn't theirs is None."""

    def __init__(self, person: User) -> None:
        facts = powers.Facts(person.commune_id)
        reads = person.holds(Role.OBSERVER)
        self.units = person.units(*DOERS)
        leads = person.holds(*LEADERS)
        self.leader, self.fault = count_words.told(lambda: LeaderHome(person)) if leads else (None, None)
        self.overview: Overview | None = self.leader
        if reads and not leads:
            self.overview, self.fault = count_words.told(lambda: Overview(person))
        self.confirm = desks.to_confirm(person, facts) if person.holds(*CONFIRMERS) else None
        self.told = reported.of([report.task for report in (self.confirm or [])[:CONFIRMED]])
        self.secretariat = SecretariatHome(person) if powers.may_lead_plans(person) else None
        self.unit = UnitHome(person, facts) if person.unit_ids(*DOERS) else None
        self.periodic = Periodic(person) if self.unit or self.secretariat else None
        self.links = person.holds(Role.ADMINISTRATOR) or reads

    @property
    def reported(self) -> Figure | None:
        """How many reports wait in the whole commune; None where that can't be told."""
        if self.secretariat:
            return self.secretariat.figures["reported"]
        return self.leader.found["reported"] if self.leader else None


@blueprint.get("/")
@signed_in
def index() -> str:
    """What needs the person today."""
    return render_template("home/index.html", desk=Home(current_user))
