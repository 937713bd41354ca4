"""The random lives of tasks on PostgreSQL: its counts agree with the plain model as SQLite's do."""

from __future__ import annotations

from collections import Counter

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.conftest import Size
from tests.models import test_random_lives as lives


@pytest.mark.postgres
def test_random_lives_count_alike_on_postgres(app: Flask, size: Size, monkeypatch: pytest.MonkeyPatch) -> None:
    figures: Counter[str] = Counter()
    monkeypatch.setattr(lives, "figures", figures)
    chosen = settings(
        max_examples=size(fast=3, default=10, full=200),
        stateful_step_count=size(fast=20, default=40, full=80),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lives.Lives, settings=chosen)
    print(f"FIGURE lives on PostgreSQL={figures['lives']} steps={figures['steps']} divergences=0")
    assert figures["steps"] > 50
