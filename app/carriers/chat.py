"""The many services that a notification library (apprise) reaches, each message in a process of its own.

The library's calls know no common deadline and choose their addresses themselves: its process is killed when the time
is over, and may open no connection but to a public address of the service's own hosts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.carriers.chat_child import SENDING, UNREADABLE
from app.mail.smtp import AMBIGUOUS, DEADLINE, LATER, REFUSED, SENT, Answer

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-B", "-m", "app.carriers.chat_child"]
KEPT = ("PATH", "SYSTEMROOT", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE")


class Chat:
    """One text to one address of a service."""

    dragged = False  # nobody else sends over this line

    def __init__(self, address: str, text: str, hosts: tuple[str, ...], seconds: float = DEADLINE) -> None:
        self.order = {"address": address, "text": text, "hosts": hosts}
        self.seconds = seconds

    def send(self, may_finish: Callable[[], bool] = lambda: True) -> Answer:
        """Let the library send; `may_finish()` is asked before its process begins to. Raises nothing."""
        if not may_finish():
            return Answer(LATER, "the lease was nearly out")
        said, ended = _run({**self.order, "until": time.time() + self.seconds}, self.seconds)
        if "sent" not in said:
            began = SENDING in said
            return Answer(AMBIGUOUS if began else LATER, f"{'sending' if began else 'start'}: {ended}")
        return Answer(_outcome(said), said["words"])

    def close(self) -> None:
        """Nothing to let go of: the process has ended."""


def _outcome(said: dict[str, Any]) -> str:
    """Yes is sent, no is later; an address nobody can read never is, and a silence leaves it in doubt."""
    if said["words"] == UNREADABLE:
        return REFUSED
    return SENT if said["sent"] else AMBIGUOUS if said.get("doubt") else LATER


def _run(order: dict[str, Any], seconds: float) -> tuple[dict[str, Any], str]:
    """What the process said until it ended or was killed, and how it ended."""
    process = subprocess.Popen(  # noqa: S603
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env=_environment()
    )
    try:
        lines, _errors = process.communicate(json.dumps(order).encode(), timeout=seconds)
        ended = f"exit {process.returncode}"
    except subprocess.TimeoutExpired:
        process.kill()
        lines, _errors = process.communicate()
        ended = "TimeoutError"
    said: dict[str, Any] = {}
    for line in lines.splitlines():
        said |= json.loads(line)
    return said, ended


def _environment() -> dict[str, str]:
    """Nothing of ours goes along, no proxy, no passwords of a .netrc."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONUTF8": "1", "NETRC": os.devnull}
