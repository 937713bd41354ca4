"""Migrations and the first run's commands."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest

from app import create_app, database
from app.jobs import job
from app.runner import parts, prepare
from app.runner.options import Options
from tests.runner.conftest import OURS, ROOT, free_port

pytestmark = pytest.mark.thorough


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder that is the application's."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    return tmp_path


def test_an_empty_database_is_migrated_once(folder: Path) -> None:
    app = create_app()
    with app.app_context():
        assert prepare.is_behind()
    prepare.migrate(app)
    with app.app_context():
        assert not prepare.is_behind()
        made = database.db.inspect(database.db.engine).get_table_names()
    assert {"task", "notification", "alembic_version"} <= set(made)
    prepare.migrate(app)


def test_two_that_migrate_at_once_both_succeed(folder: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable,
        "-c",
        "from app import create_app; from app.runner import prepare as p; p.migrate(create_app())",
    ]
    both = [subprocess.Popen(command, env=environ, stderr=subprocess.PIPE) for _ in range(2)]
    for process in both:
        error = process.communicate()[1]
        assert process.returncode == 0, error
    with sqlite3.connect(folder / "rovie.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)


def test_a_command_prepares_an_empty_folder_first(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name not in OURS}
    flask = [ROOT / "bin" / "flask", "--data", tmp_path / "d"]
    subprocess.run([*flask, "shell"], env=environ, input=b"exit()", capture_output=True, check=True)
    with sqlite3.connect(tmp_path / "d" / "rovie.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)


def test_a_database_out_of_reach_is_said_in_one_sentence(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name not in OURS}
    environ["DATABASE_URL"] = f"postgresql://nobody@127.0.0.1:{free_port()}/none"
    flask = [ROOT / "bin" / "flask", "--data", tmp_path / "d", "shell"]
    ran = subprocess.run(flask, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert ran.returncode == 1
    assert "Không chuẩn bị được cơ sở dữ liệu" in ran.stderr and "Traceback" not in ran.stderr


def test_the_demo_s_words_are_printed_and_a_missing_command_is_no_error(
    folder: Path, capsys: pytest.CaptureFixture
) -> None:
    app = create_app()
    app.cli.commands.pop("demo", None)
    prepare.call(app, ["demo", "ensure"])
    assert capsys.readouterr().out == ""

    demo = click.Group("demo")
    demo.command("ensure")(lambda: click.echo("chu-tich / mật khẩu"))
    app.cli.add_command(demo)
    with pytest.raises(SystemExit, match="0"):
        prepare.call(app, ["demo", "ensure"])
    assert capsys.readouterr().out == "chu-tich / mật khẩu\n"


def test_without_redis_there_is_web_and_clock(tmp_path: Path) -> None:
    options = Options("127.0.0.1", 8000, tmp_path, "none")
    assert [part.name for part in parts.children(options, None)] == ["web", "clock"]
    assert [part.name for part in parts.children(options, "redis://x")] == ["web", "mail", "papers", "clock"]


def test_a_job_outside_a_worker_makes_its_own_context(folder: Path) -> None:
    seen: list[str] = []

    @job
    def look(word: str) -> str:
        seen.append(f"{word} {database.db.engine.url.database}")
        return "dropped"

    assert look("db") is None
    assert seen[0].startswith("db /")
