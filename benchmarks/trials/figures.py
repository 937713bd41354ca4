"""Figures as lines that people and tests read: `FIGURE S1 lost=0`."""

from __future__ import annotations

MARK = "FIGURE"


def say(trial: str, figures: dict[str, object]) -> None:
    """Print each figure on a line of its own."""
    for name, value in figures.items():
        print(f"{MARK} {trial} {name}={round(value, 2) if isinstance(value, float) else value}", flush=True)


def read(text: str) -> dict[str, float]:
    """The numbers in what a trial printed, by their names."""
    pairs = [line.split(" ", 2)[2].partition("=") for line in text.splitlines() if line.startswith(f"{MARK} ")]
    return {name: float(value) for name, _, value in pairs if value[:1].isdigit()}
