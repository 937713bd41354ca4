"""What an office sets once: the letterhead of its papers, the server of its mail."""

from __future__ import annotations

from sqlalchemy import select

from app.database import db
from app.models import rates, settings
from app.models.accounts import ADDRESS
from app.models.commune import Setting
from app.models.errors import Refused
from app.models.event import record
from app.models.user import User

SECURITIES = ("starttls", "ssl", "none")


def set_letterhead(
    by: User,
    *,
    superior: str,
    issuer_lines: list[str],
    place: str,
    symbol: str,
    signer_title_lines: list[str],
    signer_name: str,
    recipients: list[str],
) -> None:
    """Set the letterhead; what is left empty is taken from the commune's name on the day of the paper."""
    _write(
        by,
        "letterhead",
        {
            "superior": superior or None,
            "issuer_lines": issuer_lines or None,
            "place": place or None,
            "symbol": symbol or settings.DEFAULTS["letterhead"]["symbol"],
            "signer_title_lines": signer_title_lines or settings.DEFAULTS["letterhead"]["signer_title_lines"],
            "signer_name": signer_name or None,
            "recipients": recipients or settings.DEFAULTS["letterhead"]["recipients"],
        },
    )


def set_mail(
    by: User,
    *,
    host: str,
    port: str,
    security: str,
    user: str,
    password: str,
    sender: str,
    sender_name: str,
) -> None:
    """Set the mail server; an empty password keeps the one before, an empty host takes the server away.

    Raises Refused: `mail_host_wrong`, `mail_port_wrong`, `mail_security_unknown`, `email_wrong`.
    """
    if any(char.isspace() or char == "/" for char in host):
        raise Refused("mail_host_wrong", field="host")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise Refused("mail_port_wrong", field="port")
    if security not in SECURITIES:
        raise Refused("mail_security_unknown", field="security")
    if sender and not ADDRESS.fullmatch(sender):
        raise Refused("email_wrong", field="sender", email=sender)
    kept = settings.read(by.commune_id, "mail")["password"]
    server = {"host": host, "port": int(port), "security": security, "user": user, "sender": sender}
    name = sender_name or settings.DEFAULTS["mail"]["sender_name"]
    _write(by, "mail", {**server, "password": (password or kept) if host else "", "sender_name": name})


def set_headline_rate(by: User, rate: str) -> None:
    """Choose the rate that the commune tells first. Raises Refused `rate_unknown`."""
    if rate not in rates.KEYS:
        raise Refused("rate_unknown", field="rate")
    _write(by, rates.SETTING, rate)


def _write(by: User, key: str, value: dict[str, object] | str) -> None:
    settings.write(by.commune_id, key, value)
    db.session.flush()
    row = db.session.scalars(select(Setting).where(Setting.commune_id == by.commune_id, Setting.key == key)).one()
    record("setting.changed", row, by, note=key)
