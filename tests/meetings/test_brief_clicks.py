"""From the first page to the brief of the next meeting in hand: three clicks, counted in a real Chromium."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser

from benchmarks import clicks
from benchmarks.clicked.brief import ACT
from benchmarks.clicked.ways import HOME

pytestmark = pytest.mark.browser


def test_the_brief_is_in_hand_after_three_clicks(app: Flask, chromium: Browser) -> None:
    assert clicks.measure(app, chromium, ACT, [(HOME, "390x844")]) == ["3"]
