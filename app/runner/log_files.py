"""Log files in DATA/logs: one for each child, turned over at every start and when they grow."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

KEPT = 5
LARGEST = 20 * 1024 * 1024  # bytes


def path(folder: Path, name: str) -> Path:
    """The log file of a child."""
    return folder / "logs" / f"{name}.log"


def turn_over(folder: Path) -> None:
    """Number last run's logs (`web.log.1` is the newest) and forget all but the last five."""
    (folder / "logs").mkdir(mode=0o700, parents=True, exist_ok=True)
    for log in (folder / "logs").glob("*.log"):
        if log.stat().st_size:
            _make_room(log)
            log.rename(f"{log}.1")


def trim(folder: Path) -> None:
    """Empty a log that has grown past 20 MiB, keeping a copy; its writers append, so they go on."""
    for log in (folder / "logs").glob("*.log"):
        if log.stat().st_size > LARGEST:
            _make_room(log)
            shutil.copyfile(log, f"{log}.1")
            os.truncate(log, 0)


def _make_room(log: Path) -> None:
    for number in range(KEPT - 1, 0, -1):
        older = Path(f"{log}.{number}")
        if older.exists():
            older.replace(f"{log}.{number + 1}")
