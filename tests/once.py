"""What is the same for every test's application is made once: the builders of its addresses, its empty tables."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from werkzeug.routing import Rule

from app.database import db


def compile_addresses(patch: pytest.MonkeyPatch) -> None:
    """Compile each route's builder once: it is most of what making an application costs.

    A builder depends on its rule and defaults alone, and finds its converters on the rule that it is bound to.
    """
    compiled: dict[Any, Any] = {}
    compile_builder = Rule._compile_builder

    def once(rule: Rule, append_unknown: bool = True) -> Any:
        key = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
        if key not in compiled:
            compiled[key] = compile_builder(rule, append_unknown)
        return compiled[key]

    patch.setattr(Rule, "_compile_builder", once)


class EmptyTables:
    """A SQLite database with every table and no row, copied instead of made anew."""

    def __init__(self, kept: Path) -> None:
        self.kept = kept

    def lay(self) -> None:
        """Put the tables where the current application has its database; nothing has been opened there yet."""
        place = Path(str(db.engine.url.database))
        if not self.kept.exists():
            db.create_all()
            db.session.commit()
            db.engine.dispose()
            with sqlite3.connect(place) as whole:
                whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copyfile(place, self.kept)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.kept, place)
