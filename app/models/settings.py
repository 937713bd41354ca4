"""The settings of a commune: keys, defaults, reading and writing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.database import db
from app.models.commune import Setting

DEFAULTS: dict[str, Any] = {
    "letterhead": {
        "superior": None,
        "issuer_lines": None,
        "place": None,
        "symbol": "BC-BCĐ",
        "signer_title_lines": ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"],
        "signer_name": None,
        "recipients": ["- Như trên;", "- Lưu: VT."],
        "house": {"page_number": "top", "appendix_on_one_line": False, "table_size": 12},  # `app.papers.house`
        "by_kind": {},  # what a kind has of its own: {"TB": {"symbol", "signer_title_lines", …}}
    },
    "mail": {
        "host": "",
        "port": 587,
        "security": "starttls",
        "user": "",
        "password": "",
        "sender": "",
        "sender_name": "Rõ Việc",
    },
    "channels": {"email": True, "services": []},  # of reminders, besides the application: `channels.rules`
    "headline_rate": "completion",
    "files_quota": 2_000_000_000,  # octets of all kept files
    "soon_days": 7,
    "explain_days": 3,  # working days for the answer to a request for explanation
    "extension_days_ahead": 3,  # working days before the effective day from which a request is near to it
    "officers_report": False,
    "target_rhythm": "quarterly",  # or monthly, half-yearly, yearly: how often targets are measured
    "target_over": 101,  # per cent of the plan from which a target counts as exceeded
    "target_each_period": False,  # judge what falls short at each period's end, not only at the target's
    "meeting_calendar": {"rhythm": "quarterly", "day": 8},  # or monthly: so many days after each period a meeting
    "update_rhythm": "monthly",  # or quarterly: how often ongoing duties are written of
}


def read(commune_id: int, key: str) -> Any:
    """The value of a setting, its default where the commune set none; a dict is filled up from the default.

    Raises KeyError for an unknown key.
    """
    return several(commune_id, key)[key]


def several(commune_id: int, *keys: str) -> dict[str, Any]:
    """Several settings in one statement, as `read` gives each. Raises KeyError for an unknown key."""
    asked = select(Setting.key, Setting.value).where(Setting.commune_id == commune_id, Setting.key.in_(keys))
    found = {row.key: row.value for row in db.session.execute(asked)}
    return {key: _filled(DEFAULTS[key], found.get(key, DEFAULTS[key])) for key in keys}


def _filled(default: Any, value: Any) -> Any:
    return {**default, **value} if isinstance(default, dict) else value


def write(commune_id: int, key: str, value: Any) -> None:
    """Set a setting. Raises KeyError for an unknown key."""
    if key not in DEFAULTS:
        raise KeyError(key)
    row = db.session.scalar(select(Setting).where(Setting.commune_id == commune_id, Setting.key == key))
    if row is None:
        db.session.add(Setting(commune_id=commune_id, key=key, value=value))
    else:
        row.value = value
