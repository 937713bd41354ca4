"""Finding a Chromium: by hand first, and in words where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import chromium


@pytest.fixture
def nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without a Chromium, without apt-get and npm."""
    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    monkeypatch.setattr(chromium, "CACHE", tmp_path)
    for way in ("_on_path", "_by_apt", "_by_npm"):
        monkeypatch.setattr(chromium, way, lambda: None)


def program(path: Path, code: int) -> str:
    """A program that ends with a code whatever it is asked."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.usefixtures("nothing_else")
def test_none_is_said_with_the_way_out() -> None:
    with pytest.raises(chromium.NoChromium, match="CHROMIUM_PATH.*--fast"):
        chromium.find()


@pytest.mark.usefixtures("nothing_else")
def test_the_one_unpacked_before_is_used(tmp_path: Path) -> None:
    kept = program(tmp_path / "chromium" / "start", 0)
    assert chromium.find() == kept


def test_the_one_named_by_hand_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM_PATH", program(tmp_path / "mine", 0))
    assert chromium.find() == str(tmp_path / "mine")


def test_a_wrong_name_is_said_and_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM_PATH", program(tmp_path / "mine", 1))
    with pytest.raises(chromium.NoChromium, match="doesn't start"):
        chromium.find()
