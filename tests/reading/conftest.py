"""Sample plans of our own and their readings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.reading import Source, read

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> Source:
    return Source(name, (SAMPLES / name).read_bytes())


@pytest.fixture(scope="session")
def ben_tram() -> dict[str, Any]:
    """Numbered and lettered items, fields in lines and parentheses, an appendix with two tables."""
    return read([sample("ben_tram.txt")])


@pytest.fixture(scope="session")
def hon_ngoc() -> dict[str, Any]:
    """Markdown, last year's results first, times of many kinds inside the orders."""
    return read([sample("hon_ngoc.md")])


@pytest.fixture(scope="session")
def dam_sen() -> dict[str, Any]:
    """Hard-wrapped as from a PDF: letterhead amid the text, a three-column table one cell under another."""
    return read([sample("dam_sen.txt")])
