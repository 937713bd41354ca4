"""What an office sets once: the letterhead of its papers, the server of its mail, its terms."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.database import db
from app.models import powers, rates, settings
from app.models.accounts import ADDRESS
from app.models.briefing.letterhead import KINDS, OWN
from app.models.commune import Setting
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.roles import Role
from app.models.task.period import MONTHLY, QUARTERLY
from app.models.user import User
from app.papers.house import BOTTOM, TOP

SECURITIES = ("starttls", "ssl", "none")
DAYS = {"soon_days": (1, 60), "explain_days": (1, 30), "extension_days_ahead": (0, 30)}  # from, to
TABLE_SIZES = (11, 12, 13)  # points
MEGABYTE, MOST_MEGABYTES = 1_000_000, 10_000_000


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
    house: dict[str, Any] | None = None,
    by_kind: dict[str, dict[str, Any]] | None = None,
) -> None:
    """Set the letterhead; what is left empty is taken from the commune's name on the day of the paper.

    `house` as `app.papers.house` has it, `by_kind` as the setting; None keeps what stands. Raises Refused
    `house_wrong`.
    """
    kept = settings.read(by.commune_id, "letterhead")
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
            "house": _house(house) if house is not None else kept["house"],
            "by_kind": _by_kind(by_kind) if by_kind is not None else kept["by_kind"],
        },
    )


def _house(house: dict[str, Any]) -> dict[str, Any]:
    if house.get("page_number") not in (TOP, BOTTOM):
        raise Refused("house_wrong", field="page_number")
    if house.get("table_size") not in TABLE_SIZES:
        raise Refused("house_wrong", field="table_size")
    return {**house, "appendix_on_one_line": bool(house.get("appendix_on_one_line"))}


def _by_kind(by_kind: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Kinds that we know, with what was filled in; empty ones follow the report."""
    told = {kind: {name: by_kind.get(kind, {}).get(name) for name in OWN} for kind in KINDS}
    filled = {kind: {name: value for name, value in own.items() if value} for kind, own in told.items()}
    return {kind: own for kind, own in filled.items() if own}


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


def set_terms(by: User, *, days: dict[str, int | None], officers_report: bool, update_rhythm: str) -> None:
    """Set the commune's terms: the days of DAYS, whether officers report, how often duties are written of.

    Raises NotAllowed; Refused `days_wrong` for none or too many, `rhythm_unknown`.
    """
    if not powers.may_rule(by):
        raise NotAllowed("only_rulers")
    for key, (least, most) in DAYS.items():
        if days.get(key) not in range(least, most + 1):
            raise Refused("days_wrong", field=key, least=least, most=most)
    if update_rhythm not in (MONTHLY, QUARTERLY):
        raise Refused("rhythm_unknown", field="update_rhythm")
    terms = {**{key: days[key] for key in DAYS}, "officers_report": officers_report, "update_rhythm": update_rhythm}
    _write_new(by, terms)


def set_quota(by: User, megabytes: int | None) -> None:
    """Set how many MB the kept files may take. Raises NotAllowed; Refused `quota_wrong`."""
    if not by.holds(Role.ADMINISTRATOR):
        raise NotAllowed("only_rulers")
    if megabytes is None or megabytes not in range(1, MOST_MEGABYTES + 1):
        raise Refused("quota_wrong", field="files_quota")
    _write_new(by, {"files_quota": megabytes * MEGABYTE})


def _write_new(by: User, wanted: dict[str, Any]) -> None:
    """Write those of several plain settings that differ from what they are."""
    kept = settings.several(by.commune_id, *wanted)
    for key, value in wanted.items():
        if value != kept[key]:
            _write(by, key, value, before=kept[key], after=value)


def _write(by: User, key: str, value: Any, **told: object) -> None:
    settings.write(by.commune_id, key, value)
    db.session.flush()
    row = db.session.scalars(select(Setting).where(Setting.commune_id == by.commune_id, Setting.key == key)).one()
    record("setting.changed", row, by, note=key, **told)
