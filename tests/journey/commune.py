"""The commune of the journey: made by a command and the domain's own verbs, with nothing in it but units and people."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from app import create_app, database
from app.demo import order
from app.models import accounts, appointments, committees, communes, passwords, units
from app.models.roles import Role, Seat
from app.models.unit import Unit
from app.models.user import User
from tests.runner.conftest import ROOT

CODE, NAME = "mau", "phường Mẫu"
PASSWORD = "đò ngang qua bến sông"
ADMINISTRATOR = f"quantri.{CODE}"
SINCE = date(2025, 7, 1)  # a sweep looks back to the last working day: who was appointed then is told
UNITS = (
    (order.OFFICE, "Văn phòng"),
    (order.CULTURE, "Phòng VH-XH"),
    (order.ECONOMY, "Phòng KT-HT&ĐT"),
    (order.ONE_STOP, "TT PVHCC"),
    (order.POLICE, "Công an"),
)


class Of(NamedTuple):
    """A person: login, position, role, unit (None: the whole commune)."""

    login: str
    position: str
    role: Role
    unit: str | None = None


PEOPLE = (
    Of("thuky", "Thư ký Ban Chỉ đạo", Role.SECRETARIAT, order.OFFICE),
    Of("chutich", "Chủ tịch UBND phường", Role.CHAIRPERSON),
    Of("vhxh", "Trưởng phòng Văn hóa - Xã hội", Role.DEPARTMENT_HEAD, order.CULTURE),
    Of("kinhte", "Trưởng phòng Kinh tế, Hạ tầng và Đô thị", Role.DEPARTMENT_HEAD, order.ECONOMY),
    Of("chuyenvien", "Chuyên viên Phòng Văn hóa - Xã hội", Role.OFFICER, order.CULTURE),
    Of("giamsat", "Thường trực HĐND phường", Role.OBSERVER),
)


def flask(data: Path, *words: str, **environ: str) -> str:
    """What `bin/flask --data DATA WORDS…` prints; fails where it does."""
    command = [str(ROOT / "bin" / "flask"), "--data", str(data), *words]
    done = subprocess.run(command, env={**os.environ, **environ}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def make(data: Path) -> None:
    """Make the commune in an empty data folder."""
    made = json.loads(flask(data, "communes", "add", CODE, "--name", NAME, "--superior", "tỉnh Mẫu"))
    assert made["administrator"] == ADMINISTRATOR
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(data))
        app = create_app()
    with app.app_context():
        with database.transaction():
            _settle(communes.by_code(CODE).id, accounts.by_login(ADMINISTRATOR))
        database.db.engine.dispose()


def _settle(commune_id: int, admin: User) -> None:
    """Units, people, the steering committee."""
    known = {name: units.add(admin, commune_id, name=name, short_name=short) for name, short in UNITS}
    committee = committees.save(
        None, admin, name=f"Ban Chỉ đạo chuyển đổi số {NAME}", standing=known[order.CULTURE],
        units={unit.id for unit in known.values()},
    )  # fmt: skip
    passwords.change(admin, PASSWORD)
    accounts.edit(admin, admin, name=admin.name, position=admin.position, email=f"quantri@{CODE}.example")
    for one in PEOPLE:
        person = _person(commune_id, admin, one, known)
        if one.role == Role.CHAIRPERSON:
            appointments.seat(person, admin, committee, Seat.HEAD, SINCE)


def _person(commune_id: int, admin: User, one: Of, known: dict[str, Unit]) -> User:
    email = f"{one.login}@{CODE}.example"
    person = accounts.add(
        admin, commune_id, login=one.login, name=f"Người {one.login}", position=one.position, email=email
    )
    database.db.session.flush()
    appointments.appoint(person, admin, one.role, known.get(one.unit or ""), SINCE)
    passwords.change(person, PASSWORD)
    return person
