"""Figures as lines that people and tests read: `FIGURE S1 lost=0`."""

from __future__ import annotations

MARK = "FIGURE"


def say(trial: str, figures: dict[str, object]) -> None:
    """Print each figure on a line of its own."""
    for name, value in figures.items():
        print(f"{MARK} {trial} {name}={round(value, 2) if isinstance(value, float) else value}", flush=True)


def read(text: str) -> dict[str, str]:
    """The figures in what a trial printed, by their names."""
    lines = [line.split(" ", 2)[2] for line in text.splitlines() if line.startswith(f"{MARK} ")]
    return {name: value for name, _, value in (line.partition("=") for line in lines)}
