"""Make the invented commune by the domain's own verbs: units, people, calendar, letterhead, steering committee."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app import clock
from app.database import db
from app.demo import cast, days_off, prose
from app.demo.cast import Person
from app.models import accounts, appointments, calendar, committees, communes, office, passwords, units
from app.models.committee import Committee
from app.models.commune import Commune
from app.models.unit import Unit
from app.models.user import User

CODE = "minh-hoa"
SINCE = date(2025, 7, 1)  # when the communes of two levels began
BOARD_NAME = f"Ban Chỉ đạo khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số {prose.COMMUNE}"


@dataclass
class Place:
    """The commune with its units by name, its people by the login of the cast, its committee."""

    commune: Commune
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    committee: Committee | None = None

    def head_of(self, unit_id: int | None) -> User:
        """The person who heads a unit."""
        heads = (one for one in (*cast.SIGNING_IN, *cast.OTHER_HEADS) if one.role == "department_head" and one.unit)
        return next(self.people[one.login] for one in heads if self.units[one.unit or ""].id == unit_id)


def make(words: dict[str, str]) -> Place:
    """Make the commune in this transaction; `words` are the passwords by the cast's logins.

    Raises Refused `commune_code_taken` when it is there already.
    """
    place = Place(communes.found(CODE, prose.COMMUNE, f"UBND {prose.PROVINCE}", SINCE))
    admin = _person(place, cast.ADMINISTRATOR, None, words)
    for position, unit in enumerate(cast.UNITS, 1):
        place.units[unit.name] = units.add(
            admin, place.commune.id, name=unit.name, short_name=unit.short_name, kind=unit.kind,
            position=position, on=SINCE,
        )  # fmt: skip
    for person in (*cast.SIGNING_IN, *cast.OTHER_HEADS):
        if person is not cast.ADMINISTRATOR:
            _person(place, person, admin, words)
    for led, leader in cast.IN_CHARGE.items():
        units.set_leader(place.units[led], admin, place.people[leader])
    units.set_members(place.units[cast.UNITS[-1].name], admin, {place.units[name].id for name in cast.OFFICES})
    _office(place, admin)
    return place


def _person(place: Place, person: Person, by: User | None, words: dict[str, str]) -> User:
    login = person.login if accounts.by_login(person.login) is None else f"{person.login}.{CODE}"
    made = accounts.add(by, place.commune.id, login=login, name=person.name, position=person.position)
    db.session.flush()
    unit = place.units[person.unit] if person.unit else None
    appointments.appoint(made, by or made, person.role, unit, SINCE)
    if person.login in words:
        passwords.change(made, words[person.login])
    place.people[person.login] = made
    return made


def _office(place: Place, admin: User) -> None:
    """Calendar, letterhead, steering committee."""
    for year in days_off.years(clock.today()):
        calendar.fill(place.commune.id, year, admin)
    calendar.fill(place.commune.id, max(days_off.years(clock.today())) + 1, admin)
    office.set_letterhead(
        admin,
        superior=f"UBND {prose.COMMUNE.upper()}",
        issuer_lines=["BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ"],
        place=prose.PLACE,
        symbol="BC-BCĐ",
        signer_title_lines=["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"],
        signer_name=prose.CHAIR,
        recipients=["- Thành viên Ban Chỉ đạo;", "- Thường trực Đảng ủy (để báo cáo);", "- Lưu: VT, VHXH."],
    )
    own = {place.units[unit.name].id for unit in cast.UNITS if unit.kind not in ("group", "neighbourhood")}
    standing = place.units[cast.OFFICES[1]]
    place.committee = committees.save(None, admin, name=BOARD_NAME, standing=standing, units=own)
    for person in (*cast.SIGNING_IN, *cast.OTHER_HEADS):
        if person.seat:
            appointments.seat(place.people[person.login], admin, place.committee, person.seat, SINCE)
