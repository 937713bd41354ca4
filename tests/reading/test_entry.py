"""The entry on the command line and the benchmark of a folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.conftest import SAMPLES

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]
SCORER = """
import json, sys
reference, extracted = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
share = len(extracted["tasks"]) / len(reference["tasks"])
groups = {"tasks": "f1 kind lead lead_claimed coordinating deadline", "targets": "f1 value lead", "reporting": "recall",
          "units": "recall", "plan": "fields", "traps": "taken"}
print(json.dumps({group: {name: share for name in names.split()} for group, names in groups.items()}))
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, cwd=ROOT, check=False)


def test_the_entry_prints_the_reading() -> None:
    done = run("-m", "app.reading", SAMPLES / "ben_tram.txt", "--json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout.decode())["tasks"]) == 13


def test_the_entry_says_why_it_cannot_read(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.4")
    done = run("-m", "app.reading", file, "--json")
    assert done.returncode == 1 and "a.pdf" in done.stderr.decode() and done.stdout == b""


def test_the_benchmark_scores_what_lies_in_a_folder(tmp_path: Path) -> None:
    for name in ("gold", "plans", "tools"):
        (tmp_path / name).mkdir()
    (tmp_path / "plans" / "a.txt").write_bytes((SAMPLES / "ben_tram.txt").read_bytes())
    (tmp_path / "gold" / "a.json").write_text(json.dumps({"source": "a.txt", "tasks": [{}] * 26}))
    assert b"score_plan.py is missing" in run("benchmarks/reader.py", tmp_path).stderr
    (tmp_path / "tools" / "score_plan.py").write_text(SCORER)
    done = run("benchmarks/reader.py", tmp_path)
    assert done.returncode == 0, done.stderr
    (plan,) = json.loads(done.stdout.splitlines()[-1])["plans"]
    assert plan["tasks.f1"] == 0.5 and plan["seconds"] >= 0
    (tmp_path / "plans" / "a.txt").unlink()
    done = run("benchmarks/reader.py", tmp_path)
    assert done.returncode == 1 and b"a.txt is missing" in done.stderr
