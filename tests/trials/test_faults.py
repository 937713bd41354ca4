"""F4: a process that dies at any point of a reminder's way loses nothing; a mail is repeated only in doubt.

The controls take a protection out in the trial's own processes: the same judgement must find what is lost or repeated.
"""

from __future__ import annotations

import pytest

from benchmarks.trials import fault_points, faults
from tests.conftest import Size

ALL = {*fault_points.POINTS, faults.AGAIN}


def check(cases: list[faults.Case]) -> None:
    """Every point was passed and died at; nothing was lost, and what came twice came twice for a reason."""
    bad = [case for case in cases if not case.well]
    print(*(f"FIGURE F4 {name}={value}" for name, value in faults.told(cases).items()), sep="\n")
    assert not bad
    assert {case.point for case in cases} == ALL
    assert {case.point for case in cases if case.twice} <= {*fault_points.IN_DOUBT, faults.AGAIN}
    assert [case.unknown for case in cases if case.point == faults.AGAIN] == [1]


def test_a_death_at_any_point_loses_nothing(size: Size) -> None:
    check(faults.run("sqlite", size(fast=1, default=2, full=3)))


@pytest.mark.postgres
def test_nor_on_postgres(size: Size) -> None:
    check(faults.run("postgresql", size(fast=1, default=1, full=3)))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("without", "point"), [("rescue", "after_claim"), ("rescue", "before_dot"), ("transaction", "before_insert")]
)
def test_without_the_protection_something_is_lost(without: str, point: str) -> None:
    (case,) = faults.run("sqlite", 1, without, (point,))
    assert case.passed and case.lost > 0


@pytest.mark.thorough
def test_without_the_bound_a_mail_comes_again_and_again() -> None:
    (case,) = faults.run("sqlite", 1, "bound", (faults.AGAIN,))
    assert case.twice > 1
