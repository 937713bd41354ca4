"""Processes that are born at once: one that has the application loaded forks a child for each act it is told of.

    nursery.main(globals())      in the module that holds the acts, run as a program

The trial says which acts, with what; the children wait for each other at a barrier, so acts told together begin
together. A child that is killed by a fault of its own is a process that died: nothing of it is tidied up.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 120.0  # seconds of the acts told together
Act = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Ended:
    """How a child ended: its exit code (negative: the signal that killed it), what its act gave back."""

    code: int
    said: Any = None


class Nursery:
    """The trial's hand on a nursery."""

    def __init__(self, module: str, environ: dict[str, str]) -> None:
        given = {**os.environ, **environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", module]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, env=given, stdin=pipe, stdout=pipe, text=True)

    def run(self, *acts: Act) -> list[Ended]:
        """Let children do these acts, all at once; how each ended."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(acts) + "\n")
        self.process.stdin.flush()
        return [Ended(**one) for one in json.loads(self.process.stdout.readline())]

    def do(self, name: str, **given: Any) -> Any:
        """Let a child do one act and give back what came of it. Raises RuntimeError where it died or broke."""
        ended = self.run((name, given))[0]
        if ended.code:
            raise RuntimeError(f"{name} ended with {ended.code}")
        return ended.said

    def close(self) -> None:
        """End it."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(LONGEST)


@contextmanager
def nursery(module: str, environ: dict[str, str]) -> Iterator[Nursery]:
    """A nursery for the acts of a module."""
    made = Nursery(module, environ)
    try:
        yield made
    finally:
        made.close()


def main(acts: dict[str, Any]) -> None:
    """Fork children for the acts that standard input names, until it ends; a line of JSON for each line."""
    from app.runner.workers import make_application

    app, answers = make_application(), os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what the product prints is no answer
    for line in sys.stdin:
        born = [_fork(app, acts[name], given) for name, given in json.loads(line)]
        for child in born:
            os.write(child.barrier, b".")
        print(json.dumps([child.end() for child in born]), file=answers, flush=True)


@dataclass
class _Child:
    pid: int
    barrier: int
    answer: int

    def end(self) -> dict[str, Any]:
        os.close(self.barrier)
        with os.fdopen(self.answer) as said:
            text = said.read()
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return {"code": code, "said": json.loads(text) if text else None}


def _fork(app: Any, act: Callable[..., Any], given: dict[str, Any]) -> _Child:
    (waits, barrier), (answer, says) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid:
        os.close(waits), os.close(says)
        return _Child(pid, barrier, answer)
    os.close(barrier), os.close(answer)
    _live(app, act, given, waits, says)
    raise AssertionError


def _live(app: Any, act: Callable[..., Any], given: dict[str, Any], waits: int, says: int) -> None:
    """A child's life; it leaves without the parent's tidying up, and the system ends it when it is over its time."""
    signal.alarm(int(LONGEST))
    code = 1
    try:
        os.read(waits, 1)
        with app.app_context():
            os.write(says, json.dumps(act(**given)).encode())
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)
