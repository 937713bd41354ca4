"""The trials of `benchmarks.trials` as programs of their own; their figures."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.trials import figures

ROOT = Path(__file__).resolve().parents[2]
Trial = Callable[..., dict[str, float]]


@pytest.fixture
def trial(capsys: pytest.CaptureFixture[str]) -> Trial:
    """Run a trial by its name with options as words or `name=value`; its figures, which are printed too."""

    def run(name: str, **options: object) -> dict[str, float]:
        words = [word for key, value in options.items() for word in (f"--{key}", *str(value).split())]
        command = [sys.executable, "-m", f"benchmarks.trials.{name}", *words]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr[-3000:]
        with capsys.disabled():
            print("", *(line for line in ran.stdout.splitlines() if line.startswith(figures.MARK)), sep="\n")
        return figures.read(ran.stdout)

    return run
