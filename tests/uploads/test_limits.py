"""The limits of the process that reads: time, memory, faults; planted readers take the place of the real one."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Callable

import pytest

from app.reading import ReadingError, Source, apart, child, message
from tests.plans.sample import TEXT

GOOD = Source("kh.txt", TEXT.encode())
PLANTED = """
import resource, sys, time, os, ctypes, socket
import app.reading, app.reading.child as child
child.CPU_SECONDS = {seconds}
def read(sources):
    {body}
app.reading.read = read
child.main()
"""


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put a reader of these lines in place, with a shorter time of the processor."""

    def planted(body: str, seconds: int = 1) -> None:
        lines = textwrap.indent(textwrap.dedent(body), "    ").strip()
        script = PLANTED.format(body=lines, seconds=seconds)
        monkeypatch.setattr(apart, "COMMAND", [sys.executable, "-B", "-c", script])

    return planted


def refusal(sources: list[Source] | None = None) -> ReadingError:
    with pytest.raises(ReadingError) as refused:
        apart.read(sources or [GOOD])
    assert "kh.txt" in message(refused.value)
    return refused.value


def test_a_reader_without_end_is_stopped_by_its_time(plant: Callable[..., None]) -> None:
    plant("while True: pass")
    assert refusal().code == "took_too_long"


def test_one_that_only_sleeps_is_stopped_by_the_clock(
    plant: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "WALL_SECONDS", 1)
    plant("time.sleep(60)")
    assert refusal().code == "took_too_long"


@pytest.mark.parametrize("body", ["return [bytearray(1 << 30)]", "x = []\nwhile True: x.append('a' * (1 << 20))"])
def test_one_that_takes_all_memory_is_stopped(plant: Callable[..., None], body: str) -> None:
    plant(body, seconds=10)
    outcome = apart.run([GOOD])
    assert outcome.error is not None and outcome.error.code == "too_much_memory"
    assert outcome.peak * 1024 * 1024 <= child.MEMORY


@pytest.mark.parametrize(
    "body", ["raise KeyError('chữ của văn bản')", "ctypes.string_at(0)", "os._exit(3)", "os.abort()"]
)
def test_one_that_breaks_says_so_and_tells_nothing_of_the_text(plant: Callable[..., None], body: str) -> None:
    plant(body)
    outcome = apart.run([GOOD])
    assert outcome.error is not None and outcome.error.code == "reader_broke"
    assert "chữ" not in outcome.at


def test_what_we_had_ourselves_isn_t_taken_for_the_reader_s_memory(plant: Callable[..., None]) -> None:
    ours = bytearray(os.urandom(1 << 20) * 600)
    plant("os.abort()")
    assert len(ours) and refusal().code == "reader_broke"


def test_one_that_writes_is_stopped(plant: Callable[..., None], tmp_path: object) -> None:
    plant(f"open({str(tmp_path)!r} + '/x', 'w').write('a' * 100000)")
    assert refusal().code == "reader_broke"


def test_nothing_of_ours_goes_along(plant: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "ours")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///ours")
    plant("return {'seen': sorted(os.environ), 'loaded': sorted(sys.modules)}")
    seen = apart.read([GOOD])
    assert "SECRET_KEY" not in seen["seen"] and "DATABASE_URL" not in seen["seen"]
    assert not {"flask", "sqlalchemy", "app.models", "app.database"} & set(seen["loaded"])


def test_an_answer_without_end_is_cut(plant: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_ANSWERED", 1000)
    plant("return {'text': 'a' * 5000}")
    assert refusal().code == "reader_broke"


def test_the_others_go_on(plant: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    plant("os.abort()")
    assert refusal().code == "reader_broke"
    monkeypatch.undo()
    assert len(apart.read([GOOD])["tasks"]) == 7


def test_the_process_reads_what_the_function_reads() -> None:
    from app.reading import read

    assert apart.read([GOOD]) == read([GOOD])
    assert apart.run([GOOD]).peak <= 300
