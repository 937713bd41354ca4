"""A file somebody handed in or the product made; stored outside the web root under a random name."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.models.base import Instant, Owned


class File(Owned):
    """The row of a stored file; the same bytes twice in one commune are one row.

    `state`: kept; failed (kept, but no reader should get it: `reason` says why); refused (bytes wiped, a secret:
    they may not come back); removed (bytes wiped with the draft they belonged to).
    """

    refs = {"uploaded_by_id": "user"}
    rules = (UniqueConstraint("commune_id", "sha256"),)

    sha256: Mapped[str]
    stored_name: Mapped[str] = mapped_column(unique=True)
    original_name: Mapped[str]
    size: Mapped[int]
    state: Mapped[str] = mapped_column(default="kept")
    reason: Mapped[str | None]
    uploaded_by_id: Mapped[int | None]
    uploaded_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
