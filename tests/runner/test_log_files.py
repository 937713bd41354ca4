"""Logs are turned over at each start and never grow without end."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.runner import log_files


def test_five_former_runs_are_kept_the_newest_first(tmp_path: Path) -> None:
    for number in range(8):
        log_files.turn_over(tmp_path)
        log_files.path(tmp_path, "web").write_text(f"run {number}")
    found = {file.name: file.read_text() for file in (tmp_path / "logs").iterdir()}
    assert found == {"web.log": "run 7", **{f"web.log.{n}": f"run {7 - n}" for n in range(1, 6)}}


def test_a_large_log_is_emptied_while_its_writer_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_files, "LARGEST", 10)
    log_files.turn_over(tmp_path)
    log = log_files.path(tmp_path, "web")
    with log.open("ab", buffering=0) as writer:
        writer.write(b"a line that is long\n")
        log_files.trim(tmp_path)
        writer.write(b"next\n")
        log_files.trim(tmp_path)
    assert log.read_bytes() == b"next\n"
    assert Path(f"{log}.1").read_bytes() == b"a line that is long\n"
