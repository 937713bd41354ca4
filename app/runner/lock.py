"""Locks in the data folder that die with their process, so a killed run never leaves one behind."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.runner.refusal import Refusal


@contextmanager
def only_supervisor(folder: Path, note: str) -> Iterator[None]:
    """Be the only supervisor of a data folder; `note` (our address) is told to a second one.

    Raises Refusal where another supervisor lives on the same data.
    """
    with (folder / "run" / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise _second(folder, file.read().strip()) from error
        file.truncate(0)
        file.write(note)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _second(folder: Path, note: str) -> Refusal:
    return Refusal(
        f"Rõ Việc đang chạy trên chính dữ liệu này ({note or folder}): hãy dừng bản kia trước, "
        "hoặc chọn thư mục khác bằng --data.",
        "Already running on this data folder: stop that one first, or choose another folder with --data DIR.",
    )


@contextmanager
def waiting(path: Path) -> Iterator[None]:
    """Do something one process after the other; waits for its turn."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
