"""Our own Redis: only here, only with the password, its data kept."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import psutil
import pytest
import redis

from app.runner import lifeline, redis_server
from app.runner.children import Child

pytestmark = pytest.mark.thorough

Server = tuple[Child, str]


def test_it_listens_on_this_machine_only_and_wants_the_password(server: Server, redis_home: Path) -> None:
    child, address = server
    listening = [c.laddr for c in psutil.Process(child.process.pid).net_connections("inet") if c.status == "LISTEN"]
    assert all(place.ip == "127.0.0.1" for place in listening)
    with pytest.raises(redis.AuthenticationError):
        redis.Redis.from_url(without_password(address)).ping()
    for name in ("password", "redis.conf"):
        assert stat.S_IMODE((redis_home / "redis" / name).stat().st_mode) == 0o600


def test_it_keeps_its_data_and_never_evicts(server: Server) -> None:
    settings = redis.Redis.from_url(server[1]).config_get("*")
    assert settings["appendonly"] == "yes"
    assert settings["maxmemory-policy"] == "noeviction"


@pytest.mark.parametrize("name", ["có dấu cách", "x" * 120])
def test_it_comes_up_wherever_the_folder_lies(tmp_path: Path, name: str) -> None:
    for part in ("run", "logs"):
        (tmp_path / name / part).mkdir(parents=True)
    started = redis_server.start(tmp_path / name)
    assert started is not None
    try:
        client = redis.Redis.from_url(started[1])
        assert client.client_info()["addr"]
        with pytest.raises(redis.AuthenticationError):
            redis.Redis.from_url(without_password(started[1])).ping()
        assert Path(client.config_get("dir")["dir"]) == tmp_path / name / "redis"
    finally:
        started[0].end(5)


def test_a_killed_server_has_its_data_after_the_next_start(server: Server, redis_home: Path) -> None:
    child, address = server
    redis.Redis.from_url(address).set("kept", "yes")
    time.sleep(1.5)  # its file is synced each second
    child.process.kill()
    child.process.wait()
    again = redis_server.start(redis_home)
    assert again is not None
    try:
        assert redis.Redis.from_url(again[1]).get("kept") == b"yes"
    finally:
        again[0].end(5)


def test_data_no_server_can_read_are_set_aside(server: Server, redis_home: Path) -> None:
    server[0].end(5)
    for file in (redis_home / "redis" / "appendonlydir").iterdir():
        file.write_bytes(b"no such format\n" * 50)
    again = redis_server.start(redis_home)
    assert again is not None
    again[0].end(5)
    assert len(list((redis_home / "redis").glob("unread-*/appendonlydir"))) == 1


def test_a_server_left_behind_is_ended_and_only_ours(server: Server, redis_home: Path, tmp_path: Path) -> None:
    assert lifeline.end_earlier(tmp_path / "other") == 0
    assert server[0].lives()
    assert lifeline.end_earlier(redis_home) == 1
    assert not server[0].lives()


def without_password(address: str) -> str:
    """The same address, nameless."""
    scheme, rest = address.split("://")
    return f"{scheme}://{rest.split('@')[1]}"
