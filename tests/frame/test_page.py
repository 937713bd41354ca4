"""The frame itself and every macro, as one page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import render_template
from jinja2 import ChoiceLoader, FileSystemLoader

from app.models.roles import Role
from tests.frame.conftest import stand_in

HERE = Path(__file__).parent
ICONS = set(re.findall(r'<symbol id="i-([a-z]+)"', (HERE.parents[1] / "app/static/icons.svg").read_text()))


def show(app, words):
    """Give the application a page that shows everything."""
    app.jinja_loader = ChoiceLoader([app.jinja_loader, FileSystemLoader(HERE / "templates")])
    view = lambda: render_template("everything.html", states=words, icons=sorted(ICONS))  # noqa: E731
    stand_in(app, "sample.show", "/mau", view)


@pytest.fixture
def page(app, client, words):
    show(app, words)
    answer = client.get("/mau")
    assert answer.status_code == 200
    return answer.text


def test_nothing_inline(page):
    assert "<style" not in page
    assert not re.search(r"\sstyle=", page)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", page)
    scripts = re.findall(r"<script[^>]*>", page)
    assert len(scripts) == 11
    assert all(" src=" in script for script in scripts)


def test_every_icon_used_is_in_the_sprite(page):
    used = set(re.findall(r"icons\.svg\?v=[0-9a-f]{10}#i-([a-z]+)", page))
    assert used == ICONS
    assert len(ICONS) == 35


def test_ids_are_unique_and_labels_meet_their_fields(page):
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    named = re.findall(r'(?:for|aria-labelledby|data-open)="#?([^"]+)"', page)
    described = " ".join(re.findall(r'aria-describedby="([^"]+)"', page)).split()
    assert {*named, *described} - set(ids) == {"drawer-h", "dialog-h"} - set(ids)


def test_frame_shows_commune_person_and_counts(page, person):
    assert "UBND phường Sông Mây" in page
    assert "Trưởng phòng VH-XH" in page
    assert 'aria-label="Thông báo: 3 chưa đọc"' in page
    assert page.count('<span class="num num-late">10</span>') == 2  # the bar and the sample
    assert sorted(person.asked) == ["bar_counts", "commune_name"]


def test_title_names_the_error_first(page):
    assert "<title>Lỗi: Mọi thành phần – Rõ Việc</title>" in page


def test_administration_is_for_administrators(app, client, person, words):
    show(app, words)
    assert "/quan-tri" not in client.get("/mau").text
    person.roles = frozenset({Role.ADMINISTRATOR})
    assert client.get("/mau").text.count('href="/quan-tri"') == 2


@pytest.mark.parametrize(
    ("theme", "start"),
    [("", '<html lang="vi">'), ("dark", '<html lang="vi" data-theme="dark">'), ('x"><b', '<html lang="vi">')],
)
def test_theme_comes_from_the_person(app, client, person, words, theme, start):
    show(app, words)
    person.theme = theme
    assert start in client.get("/mau").text


def test_the_token_travels_with_every_htmx_request(page):
    assert re.search(r"""<body class="app" hx-headers:inherited='\{"X-CSRFToken": "[^"<>']{40,}"\}'>""", page)


def test_the_current_place_is_marked(app, client):
    stand_in(app, "boards.mine", "/bang", lambda: render_template("base.html"))
    assert client.get("/bang").text.count('href="/bang" aria-current="page"') == 2
