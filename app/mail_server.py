"""Can mail leave at all? The deployment's server, or the one a commune has set."""

from __future__ import annotations

from flask import current_app
from sqlalchemy import select

from app.database import db
from app.models import settings
from app.models.commune import Setting


def any_set() -> bool:
    """Has the deployment or any of its communes a mail server? Asked before it is known who asks."""
    if current_app.config["SMTP_URL"]:
        return True
    return any(value.get("host") for value in db.session.scalars(select(Setting.value).where(Setting.key == "mail")))


def is_set(commune_id: int) -> bool:
    """Can mail of this commune leave?"""
    return bool(current_app.config["SMTP_URL"] or settings.read(commune_id, "mail")["host"])
