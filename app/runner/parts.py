"""The parts that the supervisor starts, each a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from tempfile import TemporaryFile
from threading import Event

import config
from app.runner import log_files, words
from app.runner.children import Child, environment
from app.runner.options import Options
from app.runner.refusal import complain, say

QUEUES = ("mail", "papers")
NOT_MIGRATED = 3


def children(options: Options, redis_url: str | None) -> list[Child]:
    """Web, a worker for each queue (none without Redis), the clock; not started yet."""
    python = [sys.executable, "-P"]
    names = [*(QUEUES if redis_url else ()), "clock"]
    workers = [Child(name, [*python, str(config.ROOT / "worker.py"), name], options.data) for name in names]
    return [Child("web", [*python, *_web(options)], options.data), *workers]


def _web(options: Options) -> list[str]:
    host = f"[{options.host}]" if ":" in options.host else options.host
    listen = f"{host}:{options.port}"
    if os.name == "posix" and find_spec("gunicorn"):
        settings = ["--config", "python:app.runner.gunicorn_settings", "--bind", listen]
        return ["-m", "gunicorn", *settings, "app:create_app()"]
    return ["-m", "app.runner.waitress_server", listen]


def prepare(options: Options, stopping: Event) -> str:
    """Migrate and make the demo in a process of its own; the sign-ins it printed. Ends it when asked to stop.

    Raises Refusal where the data can't be migrated; a demo that fails is only told.
    """
    say("Đang chuẩn bị dữ liệu…")
    command = [sys.executable, "-P", "-m", "app.runner.prepare", options.demo]
    with log_files.path(options.data, "prepare").open("ab") as log, TemporaryFile() as printed:
        process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=log,
            env=environment(options.data),
            start_new_session=True,
        )
        while process.poll() is None:
            if stopping.wait(0.05):
                process.terminate()
                process.wait()
                return ""
        _judge(process.returncode, options)
        printed.seek(0)
        return printed.read().decode(errors="replace").strip()


def _judge(code: int, options: Options) -> None:
    if code == NOT_MIGRATED:
        raise words.failed("chuẩn bị cơ sở dữ liệu", options)
    if code:
        complain(words.failed("dựng dữ liệu mẫu", options))
