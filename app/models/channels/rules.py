"""What a commune allows: e-mail, webhooks, which services of the notification library."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from app.carriers.services import SERVICES
from app.database import db
from app.models import settings
from app.models.channels.allowed import SETTING
from app.models.channels.names import WEBHOOK
from app.models.commune import Setting
from app.models.errors import Refused
from app.models.event import record
from app.models.user import User

KINDS = (WEBHOOK, *SERVICES)


def allowed(commune_id: int) -> dict[str, Any]:
    """What the commune allows: `email` (true or false), `services` (`webhook` and schemas)."""
    return settings.read(commune_id, SETTING)


def allow(by: User, *, email: bool, services: Iterable[str]) -> None:
    """Set what the commune allows. Raises Refused `service_unknown`."""
    chosen = set(services)
    if chosen - set(KINDS):
        raise Refused("service_unknown", field="services")
    settings.write(by.commune_id, SETTING, {"email": email, "services": [kind for kind in KINDS if kind in chosen]})
    db.session.flush()
    which = (Setting.commune_id == by.commune_id, Setting.key == SETTING)
    record("setting.changed", db.session.scalars(select(Setting).where(*which)).one(), by, note=SETTING)
