"""Write a letter from what a message says: subject, text and HTML, always in Vietnamese, a folder for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app
from flask_babel import force_locale

from app import clock, formats
from app.database import db
from app.mail import links, weekly
from app.mail.letter import Letter, one_line
from app.mail.lines import Group, Line, groups_of, line_of
from app.models.base import Owned
from app.models.commune import Commune
from app.models.contents import Contents
from app.models.notification import Message
from app.models.user import User

FOLDERS = {
    "extension_decided": "decision", "password_forgotten": "password",
    **dict.fromkeys(("handed_back", "paused", "resumed", "wait_ended", "part_asked"), "act"),
    **dict.fromkeys(("absence_noted", "absence_ended"), "absence"),
    **dict.fromkeys(("explanation", "explained", "explanation_withdrawn"), "act"),
}  # fmt: skip
KINDS = frozenset(
    {"reminder", "urge", "assigned", "reported", "returned", "reopened", "confirmed", "extension", "decision"}
    | {"act", "mentioned", "password", "test", "absence", "weekly"}
)


@dataclass(frozen=True)
class Sheet:
    """What every letter's template has: who writes, to whom, on which day, about what, where to go on."""

    commune: str
    person: str
    day: date
    unit: str
    groups: list[Group]
    line: Line | None
    facts: Any
    home: str
    button: str
    kind: str = ""
    subject: Owned | None = None
    to_self: bool = False
    digest: weekly.View | None = None

    @property
    def date_line(self) -> str:
        """The day as a letter says it: `Thứ Ba, 06/10/2026`."""
        return f"{formats.weekday(self.day)}, {formats.day(self.day)}"


def letter(says: Contents, token: str = "") -> Letter:
    """The letter of a message for its recipient; `token` is that of a password link."""
    folder = FOLDERS.get(says.kind, says.kind)
    folder = folder if folder in KINDS else "reminder"
    with force_locale("vi"):
        sheet = _sheet(says, folder, token)
        return _write(
            folder, sheet, says.person.email or "", says.person.name, _mail_id(says.message), says.message.ambiguous > 0
        )


def test(commune_id: int, address: str, mail_id: str) -> Letter:
    """The letter that tries a mail server."""
    with force_locale("vi"):
        sheet = Sheet(_commune(commune_id), address, clock.today(), "", [], None, None, links.home(), links.to("/"))
        return _write("test", sheet, address, "", mail_id, False)


def _sheet(says: Contents, folder: str, token: str) -> Sheet:
    first = says.told[0]
    told = [one for one in says.told if one.rule != weekly.RULE] if folder != "password" else []
    lines = [line_of(one, says.day) for one in told]
    digest = weekly.view_of(says.digest, says.day, lines) if says.digest else None
    units = _units(says, digest)
    only = lines[0] if len(lines) == 1 and digest is None else None
    button = links.to(f"/mat-khau/{token}") if token else links.to(only.path if only else "/")
    return Sheet(
        commune=_commune(says.message.commune_id),
        person=_called(says.person),
        day=says.day,
        unit=units.pop() if len(units) == 1 else "",
        groups=weekly.beside(groups_of(lines), digest) if digest else groups_of(lines),
        line=only,
        facts=first.facts,
        home=links.home(),
        button=button,
        kind=says.kind,
        subject=first.subject,
        to_self=getattr(first.subject, "user_id", None) == says.person.id,
        digest=digest,
    )


def _units(says: Contents, digest: weekly.View | None) -> set[str]:
    """The lead units of all that a letter tells of."""
    told = {one.task.lead_unit.name for one in says.told if one.task and one.task.lead_unit}
    own = {line.unit for part in digest.parts for line in part.lines if line.unit} if digest else set()
    return told | own | ({row.name for row in digest.rows} if digest else set())


def _write(folder: str, sheet: Sheet, to: str, name: str, mail_id: str, again: bool) -> Letter:
    return Letter(
        to=to,
        name=name,
        subject=one_line(_render(f"{folder}/subject.txt", sheet)),
        text=_render(f"{folder}/body.txt", sheet).strip() + "\n",
        html=_render(f"{folder}/body.html", sheet),
        mail_id=mail_id,
        again=again,
    )


def _render(name: str, sheet: Sheet) -> str:
    """Render without the frame of pages: a letter has no request."""
    return current_app.jinja_env.get_template(f"mail/{name}").render(sheet=sheet)


def _mail_id(message: Message) -> str:
    """The same at each try, and different in a deployment that was made anew."""
    return f"{message.mail_id}.{int(message.created_at.timestamp())}"


def _commune(commune_id: int) -> str:
    commune = db.session.get_one(Commune, commune_id)
    return f"UBND {commune.name_on(clock.today()).full}"


def _called(person: User) -> str:
    return person.position or person.name
