"""Making the demo once, again, anew; beside other communes; after an interruption; its sign-ins."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.database import Base, db
from app.demo import cast, first_run, sign_ins, story
from app.demo.commune import CODE
from app.models import accounts, passwords
from app.models.commune import Commune
from app.models.roles import Role
from app.models.user import User
from tests.world import Place

pytestmark = pytest.mark.slow


def test_the_command_prints_a_sign_in_for_each_role_and_each_works(app: Flask) -> None:
    table = app.test_cli_runner().invoke(args=["demo", "ensure"]).output
    rows = [line.split() for line in table.splitlines()[4:]]
    signed = {row[-2]: row[-1] for row in rows}
    assert list(signed) == [person.login for person in cast.SIGNING_IN]
    roles: set[Role] = set()
    for login, word in signed.items():
        person = accounts.by_login(login)
        assert person is not None
        assert passwords.matches(person.password_hash, word)
        assert len(word) >= 14
        roles |= person.roles
    assert roles == set(Role)


def test_heads_of_the_other_units_have_no_password(app: Flask, tmp_path: Path) -> None:
    first_run.make(tmp_path)
    without = set(db.session.scalars(select(User.login).where(User.password_hash.is_(None))))
    assert without == {person.login for person in cast.OTHER_HEADS}


def test_the_sign_ins_are_kept_for_their_owner_alone(app: Flask, tmp_path: Path) -> None:
    table = first_run.make(tmp_path)
    path = tmp_path / sign_ins.FILE
    assert path.read_text(encoding="utf-8") == table
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_second_start_makes_nothing_more_and_prints_the_same(app: Flask, tmp_path: Path) -> None:
    table = first_run.ensure(tmp_path)
    before = _rows()
    assert first_run.ensure(tmp_path) == table
    assert _rows() == before
    (tmp_path / sign_ins.FILE).unlink()
    assert first_run.ensure(tmp_path) == first_run.FORGOTTEN


def test_reset_makes_it_anew_and_leaves_other_communes_untouched(app: Flask, elsewhere: Place, tmp_path: Path) -> None:
    elsewhere.task()
    db.session.commit()
    other = elsewhere.id
    theirs = _of(other)
    first = first_run.make(tmp_path)
    files = set(_files(app))
    made = _counts()
    second = first_run.make(tmp_path)
    assert second != first
    assert _counts() == made
    assert not files & set(_files(app))
    assert len(_files(app)) == len(files)
    assert _of(other) == theirs


def test_a_database_with_other_communes_gets_no_demo_unasked(app: Flask, elsewhere: Place, tmp_path: Path) -> None:
    assert first_run.ensure(tmp_path) is None
    assert db.session.scalars(select(Commune.code)).all() == ["khac"]


def test_a_login_that_another_commune_has_is_made_otherwise(app: Flask, elsewhere: Place, tmp_path: Path) -> None:
    accounts.add(None, elsewhere.id, login="thuky", name="Người khác")
    db.session.commit()
    assert f"thuky.{CODE} " in first_run.make(tmp_path)


def test_an_interrupted_first_run_leaves_nothing_and_the_next_one_makes_it(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(story, "_read_notices", stop)
        with pytest.raises(KeyboardInterrupt):
            first_run.ensure(tmp_path)
    assert sum(_rows().values()) == 0
    assert first_run.ensure(tmp_path) is not None
    assert db.session.scalars(select(Commune.code)).all() == [CODE]


def _rows() -> dict[str, int]:
    tables = Base.metadata.sorted_tables
    return {table.name: db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def _counts() -> dict[str, int]:
    counts = _rows()
    db.session.rollback()
    return counts


def _of(commune_id: int) -> dict[str, list[Any]]:
    """Every row of a commune, table by table."""
    owned = [table for table in Base.metadata.sorted_tables if "commune_id" in table.columns]
    rows = {
        table.name: [tuple(row) for row in db.session.execute(
            select(table).where(table.columns["commune_id"] == commune_id).order_by(*table.primary_key)
        )] for table in owned
    }  # fmt: skip
    db.session.rollback()
    return rows


def _files(app: Flask) -> list[Path]:
    return [path for path in Path(app.config["FILES_DIR"]).rglob("*") if path.is_file()]
