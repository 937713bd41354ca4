"""A report is gathered on PostgreSQL too: JSON of snapshots is asked for what papers are about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.models.commune_report import CommuneReport
from tests.postgres import application
from tests.reporting.test_doings import test_the_committee_s_own_papers_are_among_them_once as list_them
from tests.world import Place

pytestmark = pytest.mark.postgres


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: object) -> Iterator[Flask]:
    """The application on an empty PostgreSQL, from a server that a wheel carries."""
    with application(tmp_path, monkeypatch) as made:
        yield made


def test_the_papers_of_a_period_are_listed(place: Place, report: CommuneReport) -> None:
    list_them(place, report)
