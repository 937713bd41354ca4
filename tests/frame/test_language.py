"""The pages speak the catalogue once it is compiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import render_template
from flask_babel import get_domain

from tests.frame.conftest import stand_in

CATALOGUE = Path(__file__).parents[2] / "app/translations/en/LC_MESSAGES/messages.po"


@pytest.fixture(autouse=True)
def no_catalogue_of_another_test(app):
    """Flask-Babel keeps what it has loaded for the whole process."""
    with app.test_request_context():
        loaded = get_domain().get_translations_cache(None)
    loaded.clear()
    yield
    loaded.clear()


def english():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def test_a_person_may_read_the_frame_in_english(app, client, person, tmp_path):
    compiled = tmp_path / "translations/en/LC_MESSAGES/messages.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, english())
    stand_in(app, "boards.mine", "/bang", lambda: render_template("base.html"))
    person.language = "en"
    page = client.get("/bang").text
    assert '<html lang="en">' in page
    assert "Skip to the main content" in page
    assert 'lang="vi">UBND phường Sông Mây' in page
    assert "There is no such page" in client.get("/khong-co").text


def test_without_a_compiled_catalogue_everything_stays_vietnamese(app, client, person):
    stand_in(app, "boards.mine", "/bang", lambda: render_template("base.html"))
    person.language = "en"
    assert "Đến nội dung chính" in client.get("/bang").text
