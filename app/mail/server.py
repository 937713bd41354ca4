"""The mail server of a commune: its own setting, else the deployment's SMTP_URL, else none."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from flask import current_app
from sqlalchemy import select

from app.database import db
from app.models import settings
from app.models.commune import Commune, Setting

SECURITIES = ("none", "starttls", "ssl")
PORTS = {"none": 25, "starttls": 587, "ssl": 465}


@dataclass(frozen=True)
class Server:
    """Where letters are handed over; `security` is none, starttls or ssl."""

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    sender_name: str = "Rõ Việc"


def of(commune_id: int) -> Server | None:
    """The server that a commune's letters leave through; None where nobody has set one."""
    own = settings.read(commune_id, "mail")
    if own["host"]:
        return _complete(
            own["host"], own["port"], own["security"], own["user"], own["password"], own["sender"], own["sender_name"]
        )
    url = current_app.config.get("SMTP_URL")
    return parse(url) if url else None


def is_missing(commune_id: int) -> bool:
    """Can no mail leave from a commune? One statement."""
    return not current_app.config.get("SMTP_URL") and not settings.read(commune_id, "mail")["host"]


def sharing(commune_id: int) -> list[int]:
    """The communes whose letters leave through the same server: this one alone where it has set its own."""
    asked = select(Setting.commune_id, Setting.value).where(Setting.key == "mail")
    own = {row.commune_id for row in db.session.execute(asked) if row.value.get("host")}
    if commune_id in own:
        return [commune_id]
    return list(db.session.scalars(select(Commune.id).where(Commune.id.not_in(own))))


def parse(url: str) -> Server:
    """A server from `smtp://user:pass@host:port?security=none&sender=a@b` (`smtps://` is ssl).

    Raises ValueError for an address of another kind.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("SMTP_URL is no smtp:// address")
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    security = options.get("security") or ("ssl" if parts.scheme == "smtps" else "starttls")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    sender, name = options.get("sender", ""), options.get("sender_name", "")
    return _complete(parts.hostname, parts.port, security, user, password, sender, name)


def _complete(
    host: str, port: int | None, security: str, user: str, password: str, sender: str, sender_name: str
) -> Server:
    if security not in SECURITIES:
        raise ValueError(f"security is one of {', '.join(SECURITIES)}")
    sender = sender or (user if "@" in user else f"ro-viec@{_domain(host)}")
    return Server(host, int(port or PORTS[security]), security, user, password, sender, sender_name or "Rõ Việc")


def _domain(host: str) -> str:
    return host if "." in host and not host.replace(".", "").isdigit() else "ro-viec.localdomain"
