"""The process that reads a plan's files: limits first, then gate and readers; it needs no network and no database.

`python -m app.reading.child`: on stdin one line of JSON, `{"files": [[name, bytes], …]}`, and the bytes one after
another; with `"look": true` only the gate looks at them, with `"grid": true` they are tables of cells. On stdout one
JSON object: `{"reading": …}`, or `{"error": code, "params": …, "by": …}`, with `seconds` and `peak` (MB).
"""

from __future__ import annotations

import json
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

CPU_SECONDS = 10
WALL_SECONDS = 15
MEMORY = 640 * 1024 * 1024  # address space; of it the libraries take about 200 MB before the first file is opened


def limit() -> None:
    """Bound this process in processor time, memory, and what it may write; where the system knows no such limits only
    the one who started it watches the clock.
    """
    if hasattr(signal, "alarm"):
        signal.alarm(WALL_SECONDS)
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    """Read what stands on stdin and answer on stdout."""
    limit()
    head = json.loads(sys.stdin.buffer.readline())
    began = time.perf_counter()
    files = [(name, sys.stdin.buffer.read(size)) for name, size in head["files"]]
    answer = _answer(files, next((mode for mode in ("look", "grid") if head.get(mode)), "read"))
    answer |= {"seconds": round(time.perf_counter() - began, 3), "peak": _peak()}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())
    sys.stdout.flush()


def _answer(files: list[tuple[str, bytes]], mode: str) -> dict[str, Any]:
    from app.reading import ReadingError, Source, gate, read
    from app.reading.cells import cells_of

    sources = [Source(name, data) for name, data in files]
    ways: dict[str, Callable[[], dict[str, Any]]] = {
        "look": lambda: {"kinds": [gate.check(one) for one in sources]},
        "grid": lambda: {"sheets": [sheet for one in sources for sheet in cells_of(one)]},
        "read": lambda: read(sources),
    }
    try:
        return {"reading": ways[mode]()}
    except ReadingError as error:
        return {"error": error.code, "params": error.params, "by": error.by}
    except MemoryError:
        return {"error": "too_much_memory", "by": "limits"}
    except Exception as error:
        return {"error": "reader_broke", "by": "limits", "at": _where(error)}


def _peak() -> float:
    """The most memory this process had, in MB; 0 where the system doesn't say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def _where(error: Exception) -> str:
    """Type and place of a fault, for the log: its message may hold words of the document."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, line {last.lineno}"


if __name__ == "__main__":
    main()
