"""Has anybody a mail server? Asked before it is known who asks."""

from __future__ import annotations

from flask import current_app
from sqlalchemy import select

from app.database import db
from app.models.commune import Setting


def is_set() -> bool:
    """Has the deployment, or any of its communes, a mail server?"""
    if current_app.config["SMTP_URL"]:
        return True
    return any(value.get("host") for value in db.session.scalars(select(Setting.value).where(Setting.key == "mail")))
