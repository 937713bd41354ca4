"""F5: whatever job is run twice, or by two processes at once, leaves the rows, files and mails of one run.

The controls let two have the same message or job: the same comparison must find what they did twice.
"""

from __future__ import annotations

import pytest

from benchmarks.trials import jobs_twice

pytestmark = pytest.mark.thorough


def check(cases: list[jobs_twice.Case]) -> None:
    """Every job did something, and nothing more by being done again."""
    print(*(f"FIGURE F5 {name}={value}" for name, value in jobs_twice.told(cases).items()), sep="\n")
    assert jobs_twice.idle(cases) == []
    assert [line for case in cases for line in (*case.twice, *case.at_once)] == []


def test_jobs_done_twice_leave_what_one_leaves() -> None:
    check(jobs_twice.run("sqlite"))


@pytest.mark.postgres
def test_so_do_they_on_postgres() -> None:
    check(jobs_twice.run("postgresql"))


@pytest.mark.parametrize(("without", "job"), [("claim", "deliver"), ("job_claim", "write_paper")])
def test_without_the_claim_they_do_things_twice(without: str, job: str) -> None:
    (case,) = jobs_twice.run("sqlite", without, (job,))
    assert case.twice and case.at_once
