"""A small world for tests: two communes with units and one person for each role, made by the domain itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app import clock
from app.database import db
from app.models.commune import Commune, CommuneName
from app.models.roles import Role
from app.models.task import Task, workflow
from app.models.task.records import Submission
from app.models.task.writing import new
from app.models.text import sort_key
from app.models.unit import Unit
from app.models.user import Appointment, User

LONG_AGO = date(2020, 1, 1)
PRODUCT = "12/BC-UBND"
UNITS = (
    ("office", "department", "Văn phòng HĐND và UBND", "Văn phòng"),
    ("culture", "department", "Phòng Văn hóa - Xã hội", "Phòng VH-XH"),
    ("economy", "department", "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng KT-HT&ĐT"),
    ("centre", "centre", "Trung tâm Phục vụ hành chính công", "TT PVHCC"),
    ("everyone", "group", "các cơ quan, đơn vị liên quan", "các đơn vị"),
)
PEOPLE = (
    ("admin", Role.ADMINISTRATOR, None, "Quản trị hệ thống"),
    ("secretary", Role.SECRETARIAT, "office", "Thư ký Ban Chỉ đạo"),
    ("chair", Role.CHAIRPERSON, None, "Chủ tịch UBND"),
    ("deputy", Role.DEPUTY, None, "Phó Chủ tịch UBND"),
    ("culture_head", Role.DEPARTMENT_HEAD, "culture", "Trưởng phòng VH-XH"),
    ("economy_head", Role.DEPARTMENT_HEAD, "economy", "Trưởng phòng Kinh tế"),
    ("officer", Role.OFFICER, "culture", "Chuyên viên VH-XH"),
    ("observer", Role.OBSERVER, None, "Thường trực HĐND"),
)


@dataclass
class Place:
    """A commune of the test world; units and people by their keys."""

    commune: Commune
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The commune's id."""
        return self.commune.id

    def task(self, text: str = "Rà soát, nâng cấp mạng nội bộ", unit: str | None = "culture", **fields: object) -> Task:
        """A published task, its due date set by the domain."""
        due_on = fields.pop("due_on", None)
        fields.setdefault("deadline_type", "date" if due_on else "none")
        lead = self.units[unit].id if unit else None
        task = new(None, self.id, text=text, year=2026, due_on=due_on, lead_unit_id=lead, **fields)
        db.session.flush()
        return task

    def report(self, task: Task, who: str = "culture_head", result: str = "Đã xong") -> Submission:
        """A unit's head reports a task done, with the document that a confirmer wants to see."""
        return workflow.report(task, self.people[who], result, document_number=PRODUCT)


def build(code: str, name: str, kind: str = "phường") -> Place:
    """Make a commune of the test world in this transaction."""
    commune = Commune(code=code)
    db.session.add(commune)
    db.session.flush()
    db.session.add(CommuneName(commune_id=commune.id, kind=kind, name=name, superior="tỉnh Mẫu", from_on=LONG_AGO))
    place = Place(commune)
    for position, (key, unit_kind, unit_name, short) in enumerate(UNITS):
        place.units[key] = _unit(commune.id, unit_kind, unit_name, short, position)
    db.session.flush()
    for key, role, unit, position_name in PEOPLE:
        place.people[key] = _person(place, code, key, role, unit, position_name)
    db.session.flush()
    return place


def _unit(commune_id: int, kind: str, name: str, short: str, position: int) -> Unit:
    unit = Unit(
        commune_id=commune_id,
        kind=kind,
        name=name,
        short_name=short,
        sort_key=sort_key(name),
        position=position,
        opened_on=LONG_AGO,
    )
    db.session.add(unit)
    return unit


def _person(place: Place, code: str, key: str, role: Role, unit: str | None, position: str) -> User:
    user = User(
        commune_id=place.id, login=f"{key}.{code}", name=f"{position} {code}", position=position,
        email=f"{key}@{code}.example", created_at=clock.now(),
    )  # fmt: skip
    db.session.add(user)
    db.session.flush()
    unit_id = place.units[unit].id if unit else None
    user.appointments.append(
        Appointment(commune_id=place.id, user_id=user.id, role=role, unit_id=unit_id, from_on=LONG_AGO)
    )
    return user
