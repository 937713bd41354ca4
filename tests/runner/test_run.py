"""The whole product, started and ended for real."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable

import psutil
import pytest
import redis

from tests.runner.conftest import Running, living, wait_for

pytestmark = pytest.mark.slow
Start = Callable[..., Running]
PARTS = ("valkey-server|redis-server", "gunicorn", "worker.py mail", "worker.py papers", "worker.py clock")


def address(run: Running) -> str:
    """Where its Redis listens."""
    return (run.data / "run" / "redis-url").read_text()


def commands(run: Running) -> list[str]:
    """The command lines of all that lives on its data."""
    return [" ".join(process.cmdline()) for process in living(run.data)]


def test_it_starts_every_part_and_sigterm_ends_them_all(start: Start) -> None:
    run = start().wait_until_ready()
    assert run.healthy()
    for part in PARTS:
        wait_for(lambda part=part: any(word in line for line in commands(run) for word in part.split("|")), part)
    run.process.send_signal(signal.SIGTERM)
    assert run.wait() == 0
    assert living(run.data) == []
    assert not (run.data / "run" / "redis-url").exists()
    for line in (run.data / "logs" / "web.log").read_text().splitlines():
        assert "/healthz" not in json.loads(line)["event"]


def test_ctrl_c_while_it_starts_ends_it_too(start: Start) -> None:
    run = start()
    wait_for(lambda: "Đang chuẩn bị" in run.said, "the first words")
    run.process.send_signal(signal.SIGINT)
    assert run.wait() == 0
    assert living(run.data) == []


def test_a_second_start_on_the_same_data_is_refused_in_words(start: Start) -> None:
    first = start().wait_until_ready()
    second = start(data=first.data)
    assert second.wait() == 1
    assert f"(http://127.0.0.1:{first.port})" in second.said
    assert len(second.said.strip().splitlines()) == 1
    assert first.healthy()


def test_a_taken_port_is_refused_in_words(start: Start) -> None:
    first = start().wait_until_ready()
    second = start(data=first.data.parent / "other", port=first.port)
    assert second.wait() == 1
    assert f"Cổng {first.port} " in second.said and "--port" in second.said
    assert len(second.said.strip().splitlines()) == 1


def test_after_kill_9_of_the_group_the_next_start_finds_everything(start: Start) -> None:
    first = start().wait_until_ready()
    redis.Redis.from_url(address(first)).set("kept", "yes")
    time.sleep(1.5)  # its file is synced each second
    first.kill_group()
    second = start(data=first.data, port=first.port).wait_until_ready()
    assert redis.Redis.from_url(address(second)).get("kept") == b"yes"
    old = {process.pid for process in living(first.data)} - _family(second)
    assert old == set()


def test_after_kill_9_of_the_supervisor_nothing_lives_on(start: Start) -> None:
    run = start().wait_until_ready()
    run.process.kill()
    run.process.wait()
    wait_for(lambda: living(run.data) == [], "the end of all parts")


def test_after_kill_9_of_everything_the_next_start_works(start: Start) -> None:
    first = start().wait_until_ready()
    for process in living(first.data):
        process.kill()
    first.process.wait()
    assert start(data=first.data, port=first.port).wait_until_ready().healthy()


def test_a_part_that_dies_comes_back_and_the_web_answers_all_the_while(start: Start) -> None:
    run = start().wait_until_ready()
    for name in ("valkey-server", "worker.py clock"):
        victim = next(p for p in living(run.data) if name in " ".join(p.cmdline()))
        victim.kill()
        assert run.healthy()
        wait_for(
            lambda name=name, pid=victim.pid: any(
                name in " ".join(p.cmdline()) and p.pid != pid for p in living(run.data)
            ),
            f"{name} to come back",
        )
    wait_for(lambda: _pings(address(run)), "Redis to answer")


def test_without_redis_it_runs_all_the_same(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.runner.conftest.OURS", ())
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    run = start().wait_until_ready()
    assert "Redis ở REDIS_URL chưa trả lời" in run.said
    assert run.healthy()
    run.process.terminate()
    assert run.wait() == 0


def test_a_database_out_of_reach_is_refused_in_words(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.runner.conftest.OURS", ())
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    run = start()
    assert run.wait() == 1
    assert "Không chuẩn bị cơ sở dữ liệu được" in run.said
    assert living(run.data) == []


def _family(run: Running) -> set[int]:
    return {run.process.pid, *(child.pid for child in psutil.Process(run.process.pid).children(recursive=True))}


def _pings(url: str) -> bool:
    try:
        return bool(redis.Redis.from_url(url).ping())
    except redis.RedisError:
        return False
