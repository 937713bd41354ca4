"""The commands: read without a database, import without twins, refusals on stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from app.database import db
from tests.plans.sample import NAME, STAMPED, TEXT
from tests.world import Place

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The sample plan on the disk."""
    path = tmp_path / NAME
    path.write_text(TEXT)
    return path


def test_reading_needs_no_database_and_no_redis(tmp_path: Path, file: Path) -> None:
    empty = tmp_path / "nothing"
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app:create_app", "plans", "read", str(file), "--json"],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(empty), "SECRET_KEY": "x", "REDIS_URL": "redis://127.0.0.1:1/0"},
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["tasks"]) == 7
    assert not empty.exists()


def test_import_prints_the_same_counts_twice(app: Flask, place: Place, file: Path) -> None:
    db.session.commit()
    asked = ["plans", "import", str(file), "--commune", "mau", "--publish"]
    first, second = (app.test_cli_runner().invoke(args=asked) for _time in range(2))
    assert first.exit_code == 0, first.output
    assert first.output == second.output
    assert json.loads(first.output) == {
        "plan": 1,
        "proposals": 9,
        "tasks": 7,
        "targets": 2,
        "units": 7,
        "without_lead": 2,
        "reporting": 0,
        "reporting_tasks": 0,
    }


def test_import_without_publish_leaves_the_boards_alone(app: Flask, place: Place, file: Path) -> None:
    db.session.commit()
    done = app.test_cli_runner().invoke(args=["plans", "import", str(file), "--commune", "mau"])
    assert (json.loads(done.output)["proposals"], json.loads(done.output)["tasks"]) == (9, 0)


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("kh.txt", STAMPED, "mau", "không được lưu"),
        ("KH_MẬT.txt", TEXT, "mau", "ghi là văn bản mật"),
        ("kh.pdf", "%PDF-1.7", "mau", "PDF"),
        ("kh.txt", TEXT, "zz", "mã zz"),
    ],
)
def test_refusals_are_one_sentence_and_a_code(
    app: Flask, place: Place, tmp_path: Path, name: str, content: str, code: str, said: str
) -> None:
    db.session.commit()
    (tmp_path / name).write_text(content)
    done = app.test_cli_runner().invoke(args=["plans", "import", str(tmp_path / name), "--commune", code])
    assert done.exit_code == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_missing_file_is_named(app: Flask, place: Place, tmp_path: Path) -> None:
    db.session.commit()
    done = app.test_cli_runner().invoke(args=["plans", "read", str(tmp_path / "không có.txt")])
    assert done.exit_code == 1
    assert "không có.txt" in done.stderr


def test_all_files_are_one_plan(app: Flask, place: Place, file: Path, tmp_path: Path) -> None:
    db.session.commit()
    more = tmp_path / "phụ lục.txt"
    more.write_text("PHỤ LỤC\n\nDanh mục kèm theo kế hoạch.\n")
    done = app.test_cli_runner().invoke(args=["plans", "import", str(file), str(more), "--commune", "mau"])
    assert json.loads(done.output)["plan"] == 1
