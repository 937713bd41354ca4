"""The test client: every request has a context of its own, as on a server."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from app import database
from app.database import db


class Browser(FlaskClient):
    """A client whose requests share no person, no row and no lock with the test or with each other."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Commit what the test has prepared, ask, and let the test see what the request left."""
        db.session.commit()
        with self.application.app_context(), database.writing(False):
            answer = super().open(*args, **kwargs)
        db.session.expire_all()
        return answer
