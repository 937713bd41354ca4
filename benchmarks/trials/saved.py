"""A deployment's data saved once and put back before each case: database and files, on SQLite and PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from benchmarks.finding import database

TEMPLATE = "saved"
OURS = ("DATABASE_URL", "REDIS_URL", "SMTP_URL", "PUBLIC_URL", "PING_URL")


class Saved:
    """The data in a folder, or in it and a PostgreSQL; nobody may be using them while they are saved or put back."""

    def __init__(self, folder: Path, url: str | None) -> None:
        self.data, self.copy, self.url = folder / "data", folder / "saved", url

    @property
    def environ(self) -> dict[str, str]:
        """What processes on the data are told."""
        given = {"DATA_DIR": str(self.data), "SECRET_KEY": "only for this"}
        return {**given, **({"DATABASE_URL": self.url} if self.url else {})}

    def save(self) -> None:
        """Keep the data as they are."""
        shutil.copytree(self.data, self.copy, dirs_exist_ok=True)
        if self.url:
            self._make_from(TEMPLATE, self._name)

    def put_back(self) -> None:
        """Let the data be as they were saved."""
        shutil.rmtree(self.data)
        shutil.copytree(self.copy, self.data)
        if self.url:
            self._make_from(self._name, TEMPLATE)

    @property
    def _name(self) -> str:
        return urlsplit(self.url or "").path.lstrip("/")

    def _make_from(self, name: str, source: str) -> None:
        import psycopg

        other = urlunsplit(urlsplit(self.url or "")._replace(path="/template1"))
        with psycopg.connect(other, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


@contextmanager
def saved(on: str, folder: Path) -> Iterator[Saved]:
    """Data of one's own on a kind of database, not made yet; the environment names no other's meanwhile."""
    kept = dict(os.environ)
    for name in OURS:
        os.environ.pop(name, None)
    try:
        with database(on, str(folder)):
            made = Saved(folder, os.environ.pop("DATABASE_URL", None))
            made.data.mkdir()
            os.environ.update(made.environ)
            yield made
    finally:
        os.environ.clear()
        os.environ.update(kept)
