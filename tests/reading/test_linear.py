"""Every compiled pattern of the reader takes time in step with the text's length, on texts made to hurt it."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app.reading

SHORT, LONG = 2000, 8000  # characters; texts are cut to 4,000 before any pattern sees them
BOUND = 8.0  # four times the text takes four times the time; its square would take sixteen
UNITS = (" ", "a", "1", "1/", "a ", "1 ", "- ", "(", "a.", ";", "…", "._", "A", "năm 20", "ngày 1", "a, ", "%", "1-")
ENOUGH = 0.05  # seconds that tell without a second try
WORD = re.compile(r"[^\W_]{3,9}")
NOISE = re.compile(r"[^\x00]{0,60}\x00")  # a bounded gap that never closes: the dearest linear pattern we allow


def patterns() -> dict[str, re.Pattern]:
    """The patterns in all modules of `app.reading`, also those in tuples, lists and dicts, each once."""
    found: dict[str, re.Pattern] = {}
    for module in pkgutil.walk_packages(app.reading.__path__, "app.reading."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for pattern in _in(value):
                found.setdefault(f"{module.name}.{name}: {str(pattern.pattern)[:80]}", pattern)
    return {name: pattern for pattern, name in {pattern: name for name, pattern in found.items()}.items()}


def _in(value: Any, depth: int = 0) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _in((*value.keys(), *value.values()), depth)
    elif isinstance(value, tuple | list | set | frozenset) and depth < 5:
        for one in value:
            yield from _in(one, depth + 1)


def cost(pattern: re.Pattern, text: Any) -> float:
    """Seconds of this process for all matches in a text, the least of up to three tries."""
    spent = []
    while len(spent) < 3 and sum(spent) < ENOUGH:
        began = time.process_time()
        for _match in pattern.finditer(text):
            pass
        spent.append(time.process_time() - began)
    return min(spent)


def is_linear(pattern: re.Pattern, unit: str) -> bool:
    """Does four times the text take about four times the time? What is quicker than a plain scan can't tell."""
    short, long = (_text(pattern, unit, length) for length in (SHORT, LONG))
    plain = _plain()
    for _again in range(4):
        dear = cost(pattern, long)
        if dear <= plain or dear <= BOUND * cost(pattern, short):
            return True
    return False


@cache
def _plain() -> float:
    return cost(NOISE, "a" * LONG)


def _text(pattern: re.Pattern, unit: str, length: int) -> Any:
    text = (unit * (length // len(unit) + 1))[:length] + "\x01"
    return text.encode("utf-8") if isinstance(pattern.pattern, bytes) else text


def units_of(pattern: re.Pattern) -> list[str]:
    """Texts that a pattern begins to match again and again: its own words, besides the common ones."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    return [*UNITS, *(f"{word} " for word in WORD.findall(source)[:3])]


@pytest.mark.slow
def test_every_pattern_is_linear(size: Callable[..., int]) -> None:
    """All of them in the full size; else every so many-th, by name."""
    whole = patterns()
    found = {name: whole[name] for name in sorted(whole)[:: size(fast=40, default=20, full=1)]}
    bent = {
        name: [unit for unit in units_of(pattern) if not is_linear(pattern, unit)] for name, pattern in found.items()
    }
    print(f"FIGURE patterns={len(found)} of {len(whole)} bent={sum(map(bool, bent.values()))}")
    assert not {name: units for name, units in bent.items() if units}
    assert len(whole) > 150


@pytest.mark.parametrize(("bad", "unit"), [(r"\s+$", " "), (r"\w+@\w+", "a"), (r"a.*b", "a")])
def test_a_bad_pattern_is_seen(bad: str, unit: str) -> None:
    assert not is_linear(re.compile(bad), unit)


@pytest.mark.slow
@settings(max_examples=10, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(unit=st.text(alphabet="a1Ă ./-–(),;:%năm…_|*#\t", min_size=1, max_size=6))
def test_no_text_bends_a_pattern(unit: str) -> None:
    some = list(patterns().items())[::10]
    assert [name for name, pattern in some if not is_linear(pattern, unit)] == []
