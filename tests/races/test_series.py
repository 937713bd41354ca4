"""The next occurrence asked for by many at once is one, on PostgreSQL where they really run side by side."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.races.clocks import (
    ending_while_a_clock_makes_the_next_never_deadlocks,
    many_clocks_make_one_occurrence_of_each_series,
)
from tests.world import Place


@pytest.mark.postgres
def test_many_clocks_on_postgresql(app: Flask, place: Place) -> None:
    many_clocks_make_one_occurrence_of_each_series(app, place)


@pytest.mark.postgres
def test_ending_beside_a_clock_on_postgresql(app: Flask, place: Place) -> None:
    ending_while_a_clock_makes_the_next_never_deadlocks(app, place)
