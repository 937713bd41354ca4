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
from app.models.unit import Unit
from app.models.user import User

FOLDERS = {
    "extension_decided": "decision", "password_forgotten": "password",
    **dict.fromkeys(("handed_back", "paused", "resumed", "wait_ended", "part_asked"), "act"),
    **dict.fromkeys(("absence_noted", "absence_ended"), "absence"),
    **dict.fromkeys(("meeting_invited", "meeting_moved", "meeting_cancelled"), "meeting"),
    **dict.fromkeys(("explanation", "explained", "explanation_withdrawn"), "act"),
}  # fmt: skip
KINDS = frozenset(
    {"reminder", "urge", "assigned", "reported", "returned", "reopened", "confirmed", "extension", "decision"}
    | {"act", "mentioned", "password", "test", "absence", "weekly", "meeting"}
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
    with force_locale("vi"):
        return _write(
            folder_of(says), sheet(says, token), says.person.email or "", says.person.name, mail_id(says.message),
            says.message.ambiguous > 0,
        )  # fmt: skip


def subject(says: Contents) -> str:
    """What a message is about, in one line of Vietnamese."""
    with force_locale("vi"):
        return one_line(_render(f"{folder_of(says)}/subject.txt", sheet(says)))


def folder_of(says: Contents) -> str:
    """The folder of templates that writes a message."""
    folder = FOLDERS.get(says.kind, says.kind)
    return folder if folder in KINDS else "reminder"


def test(commune_id: int, address: str, mail_id: str) -> Letter:
    """The letter that tries a mail server."""
    with force_locale("vi"):
        blank = Sheet(commune(commune_id), address, clock.today(), "", [], None, None, links.home(), links.to("/"))
        return _write("test", blank, address, "", mail_id, False)


def sheet(says: Contents, token: str = "") -> Sheet:
    """What the templates of a message get; `token` is that of a password link."""
    folder = folder_of(says)
    first = says.told[0]
    told = [one for one in says.told if one.rule != weekly.RULE] if folder != "password" else []
    lines = [line_of(one, says.day) for one in told]
    digest = weekly.view_of(says.digest, says.day, lines) if says.digest else None
    units = _units(says, digest)
    only = lines[0] if len(lines) == 1 and digest is None else None
    button = links.to(f"/mat-khau/{token}") if token else links.to(only.path if only else "/")
    return Sheet(
        commune=commune(says.message.commune_id),
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
    """The units of all that a letter tells of."""
    told = {one.task.lead_unit.name for one in says.told if one.task and one.task.lead_unit}
    told |= {one.subject.name for one in says.told if isinstance(one.subject, Unit)}
    own = {line.unit for part in digest.parts for line in part.lines if line.unit} if digest else set()
    return told | own | ({row.name for row in digest.rows} if digest else set())


def _write(folder: str, page: Sheet, to: str, name: str, mail_id: str, again: bool) -> Letter:
    return Letter(
        to=to,
        name=name,
        subject=one_line(_render(f"{folder}/subject.txt", page)),
        text=_render(f"{folder}/body.txt", page).strip() + "\n",
        html=_render(f"{folder}/body.html", page),
        mail_id=mail_id,
        again=again,
    )


def _render(name: str, page: Sheet) -> str:
    """Render without the frame of pages: a letter has no request."""
    return current_app.jinja_env.get_template(f"mail/{name}").render(sheet=page)


def mail_id(message: Message) -> str:
    """The same at each try, and different in a deployment that was made anew."""
    return f"{message.mail_id}.{int(message.created_at.timestamp())}"


def commune(commune_id: int) -> str:
    """The name of a commune's People's Committee."""
    return f"UBND {db.session.get_one(Commune, commune_id).name_on(clock.today()).full}"


def _called(person: User) -> str:
    return person.position or person.name
