"""`bin/flask`: where the data lie, and when to migrate."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from app.runner import command
from tests.runner.conftest import OURS, ROOT


@pytest.mark.parametrize("given", [["--data", "DIR", "users", "add"], ["--data=DIR", "users", "add"]])
def test_data_becomes_an_absolute_folder(given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", "elsewhere")
    assert command.take_data(given) == ["users", "add"]
    assert os.environ["DATA_DIR"] == str(tmp_path / "DIR")


def test_a_command_keeps_an_option_of_the_same_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "elsewhere")
    assert command.take_data(["backup", "--data", "x"]) == ["backup", "--data", "x"]
    assert os.environ["DATA_DIR"] == "elsewhere"


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        ("plans import a.txt --commune X", True),
        ("communes add VX --name X", True),
        ("plans read a.txt --json", False),
        ("plans read --help", False),
        ("routes", False),
        ("db upgrade", False),
        ("--help", False),
        ("", False),
    ],
)
def test_what_needs_the_database(arguments: str, needed: bool) -> None:
    assert command.needs_data(arguments.split()) is needed


def test_it_runs_from_any_folder_even_one_with_a_module_called_app(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("raise SystemExit('the wrong one')")
    environ = {name: value for name, value in os.environ.items() if name not in OURS}
    ran = subprocess.run(
        [ROOT / "bin" / "flask", "--data", "d", "routes"], cwd=tmp_path, env=environ, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    assert "/healthz" in ran.stdout
    assert (tmp_path / "d").is_dir()


@pytest.mark.parametrize("name", ["run", "flask", "test"])
def test_without_a_python_one_sentence_says_so(name: str, tmp_path: Path) -> None:
    for tool in ("dirname", "cat"):
        (tmp_path / tool).symlink_to(f"/usr/bin/{tool}")
    ran = subprocess.run(["/bin/sh", ROOT / "bin" / name], env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert ran.returncode == 1
    assert "Python 3.11" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
