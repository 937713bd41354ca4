"""The next occurrence asked for by many at once is one, on PostgreSQL where they really run side by side."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.races.clocks import many_clocks_make_one_occurrence_of_each_series
from tests.world import Place


@pytest.mark.postgres
def test_many_clocks_on_postgresql(app: Flask, place: Place) -> None:
    many_clocks_make_one_occurrence_of_each_series(app, place)
