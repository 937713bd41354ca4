"""Read files in a process of their own, so that one which never ends or takes all memory disturbs nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.reading.child import MEMORY, WALL_SECONDS
from app.reading.errors import ReadingError
from app.reading.source import Source

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-B", "-m", "app.reading.child"]
MOST_ANSWERED = 64 * 1024 * 1024  # bytes
TIME_SIGNALS = ("SIGXCPU", "SIGALRM", "SIGKILL")
NEARLY = 0.7  # of the memory in use when the process fell: that was why


@dataclass(frozen=True)
class Outcome:
    """What came of the process: a reading or an error; its seconds with the gate, its peak of memory in MB.

    `ended` is how the process ended where it gave no answer (`SIGXCPU`), `at` where a reader broke.
    """

    reading: dict[str, Any] | None = None
    error: ReadingError | None = None
    seconds: float = 0.0
    peak: float = 0.0
    ended: str = ""
    at: str = ""


def read(sources: list[Source]) -> dict[str, Any]:
    """The reading of a plan's files (`app.reading.read`), made in a process with limits. Raises ReadingError."""
    outcome = run(sources)
    if outcome.reading is None:
        raise outcome.error or ReadingError("reader_broke", name=_names(sources))
    return outcome.reading


def look(source: Source) -> Outcome:
    """What the gate says of a file after a look inside, made in the same process; no reading is made."""
    return run([source], mode="look")


def cells(source: Source) -> list[dict[str, Any]]:
    """The sheets of a table as `app.reading.cells.cells_of` gives them, read in the same process.

    Raises ReadingError.
    """
    outcome = run([source], mode="grid")
    if outcome.reading is None:
        raise outcome.error or ReadingError("reader_broke", name=source.name)
    return list(outcome.reading["sheets"])


def run(sources: list[Source], mode: str = "read") -> Outcome:
    """Start the process, give it the files, wait at most fifteen seconds for its answer; mode: read, look, grid."""
    process = subprocess.Popen(  # noqa: S603
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env=_environment()
    )
    watch = threading.Timer(WALL_SECONDS, process.kill)
    watch.start()
    try:
        answer = _talk(process, sources, mode)
    finally:
        ended, peak = _end(process)
        watch.cancel()
    return _outcome(answer, ended, peak, _names(sources))


def _environment() -> dict[str, str]:
    """Nothing of ours goes along: no key, no address of a database."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONUTF8": "1"}


def _talk(process: subprocess.Popen[bytes], sources: list[Source], mode: str) -> bytes:
    assert process.stdin and process.stdout
    head = {"files": [[source.name, len(source.data)] for source in sources], mode: True}
    try:
        with process.stdin as files:
            files.write(json.dumps(head).encode() + b"\n")
            for source in sources:
                files.write(source.data)
    except BrokenPipeError:
        pass  # it fell before it had read them all; how it ended says why
    with process.stdout as answered:
        answer = answered.read(MOST_ANSWERED + 1)
    return answer if len(answer) <= MOST_ANSWERED else b""


def _end(process: subprocess.Popen[bytes]) -> tuple[int, float]:
    """Wait for the process; its exit code (negative: the signal) and its peak of memory in MB, 0 where unknown.

    The system counts what we ourselves had when we started it: a peak that isn't above ours tells nothing.
    """
    if not hasattr(os, "wait4"):
        return process.wait(), 0.0
    import resource

    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = usage.ru_maxrss if usage.ru_maxrss > ours else 0
    return process.returncode, peak / (1024 if sys.platform != "darwin" else 1024 * 1024)


def _outcome(answer: bytes, code: int, peak: float, names: str) -> Outcome:
    if code or not answer:
        return Outcome(error=_fallen(code, peak, names), peak=peak, ended=_signal(code))
    said = json.loads(answer)
    if "reading" in said:
        return Outcome(reading=said["reading"], seconds=said["seconds"], peak=said["peak"])
    error = ReadingError(said["error"], **{"name": names, **said.get("params", {})})
    error.by = said["by"]
    return Outcome(error=error, seconds=said["seconds"], peak=said["peak"], at=said.get("at", ""))


def _fallen(code: int, peak: float, names: str) -> ReadingError:
    """Why a process gave no answer: over its time, over its memory, or a fault of the libraries."""
    if _signal(code) in TIME_SIGNALS:
        why = "took_too_long"
    else:
        why = "too_much_memory" if peak > NEARLY * MEMORY / 1024 / 1024 else "reader_broke"
    error = ReadingError(why, name=names)
    error.by = "limits"
    return error


def _signal(code: int) -> str:
    import signal

    try:
        return signal.Signals(-code).name if code < 0 else str(code)
    except ValueError:
        return str(code)


def _names(sources: list[Source]) -> str:
    return "”, “".join(source.name for source in sources)
