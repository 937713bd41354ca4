"""Styles, scripts and the code of others, as files."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "app/static"
SHEETS = sorted(STATIC.glob("css/*.css"))
MODULES = sorted(STATIC.glob("js/*.js"))
CHROME_110 = r"light-dark\(|oklch\(|color-mix\(|subgrid|@layer|@container|\bpopover\b|&[.:\s]"


def test_the_dark_theme_is_the_same_chosen_or_by_the_device():
    tokens = (STATIC / "css/tokens.css").read_text()
    chosen = re.search(r":root\[data-theme=dark\]\{(.*?)\n\}", tokens, re.S)
    device = re.search(r"prefers-color-scheme:dark\)\{:root:not\(\[data-theme=light\]\)\{(.*?)\n\}\}", tokens, re.S)
    assert chosen[1] == device[1]
    assert chosen[1].count("--") == 29


def test_every_token_used_is_defined():
    texts = [sheet.read_text() for sheet in SHEETS]
    used = {name for text in texts for name in re.findall(r"var\((--[a-z0-9-]+)", text)}
    assert used - set(re.findall(r"(--[a-z0-9-]+):", texts[[s.name for s in SHEETS].index("tokens.css")])) == set()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_styles_stay_under_the_browser_floor(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
    assert re.findall(CHROME_110, text) == []
    assert text.count("{") == text.count("}")
    assert re.findall(r"#[a-z][\w-]*\s*[{,]", text) == []  # no id selectors


def test_fonts_that_the_styles_ask_for_are_here():
    wanted = re.findall(r"url\(\.\./(fonts/[^?)]+)\?v=", (STATIC / "css/tokens.css").read_text())
    assert len(wanted) == 4
    assert [name for name in wanted if not (STATIC / name).is_file()] == []


def test_code_of_others_is_unchanged():
    rows = re.findall(r"^\| (\S+) \|.*\| ([0-9a-f]{64}) \|$", (STATIC / "vendor/README.md").read_text(), re.M)
    assert len(rows) == 6
    found = {name: hashlib.sha256((STATIC / "vendor" / name).read_bytes()).hexdigest() for name, _ in rows}
    assert found == dict(rows)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_scripts_need_no_eval_and_no_other_module(module):
    text = module.read_text()
    assert (
        re.findall(r"\beval\(|new Function|\.innerHTML|insertAdjacentHTML|document\.write|^import ", text, re.M) == []
    )
    assert not re.search(r"[^\W\d_a-zA-Z×]", text)  # scripts hold no Vietnamese words: parts/words.html does


def test_icons_need_no_styles_of_the_page():
    sprite = (STATIC / "icons.svg").read_text()
    assert "class=" not in sprite
    assert "<style" not in sprite
