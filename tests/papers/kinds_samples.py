"""A sample snapshot for every kind of paper, by `Paper.kind`; a kind without one fails the tests."""

from collections.abc import Callable
from typing import Any

from tests.papers import meeting_sample, report_sample, request_sample, sample, urging_sample

SAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "brief": lambda: sample.snapshot(64),
    "extension_request": request_sample.snapshot,
    "invitation": lambda: meeting_sample.snapshot("invitation"),
    "minutes": lambda: meeting_sample.snapshot("minutes"),
    "conclusions": lambda: meeting_sample.snapshot("conclusions"),
    "report": report_sample.snapshot,
    "urging": lambda: urging_sample.snapshot(14),
}
