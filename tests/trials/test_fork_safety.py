"""S10: children of a worker that let go of its connections get their own answers, all of them, and none hangs."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from benchmarks.trials import fork_safety
from benchmarks.trials.forks import CHILDREN
from tests.conftest import Size


def check(on: str, queries: int) -> None:
    """Every answer is right."""
    fared = fork_safety.run(on, queries)
    print(*(f"FIGURE S10 {on} {name}={value}" for name, value in asdict(fared).items()), sep="\n")
    assert fared == fork_safety.Fared(right=CHILDREN * queries, wrong=0, error=0, missing=0, hung=0)


@pytest.mark.slow
def test_children_get_their_own_answers_on_sqlite(size: Size) -> None:
    check("sqlite", size(fast=20, default=50, full=100))


@pytest.mark.postgres
def test_children_get_their_own_answers_on_postgres(size: Size) -> None:
    check("postgresql", size(fast=20, default=50, full=100))


@pytest.mark.postgres
def test_without_it_they_get_those_of_others() -> None:
    """Control: the tests above would notice that the worker's children keep what they inherit."""
    fared = fork_safety.run("postgresql", 100, protected=False)
    assert fared.wrong + fared.error + fared.hung > 0
    assert fared.right < CHILDREN * 100
