"""A sample snapshot for every kind of paper, by `Paper.kind`; a kind without one fails the tests."""

from collections.abc import Callable
from typing import Any

from tests.papers import sample, urging_sample

SAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "brief": lambda: sample.snapshot(64),
    "urging": lambda: urging_sample.snapshot(14),
}
