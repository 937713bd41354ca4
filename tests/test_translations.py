"""Every text of the code has its English, word for word the same placeholders, and the compiler takes the catalogue."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from flask import Flask
from flask_babel import force_locale, get_babel, get_domain

from app import day_words, words
from app.language import counted
from app.models.errors import Refused
from tests.conftest import NOW

ROOT = Path(__file__).parents[1]
TRANSLATIONS = ROOT / "app" / "translations"
HOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}")
WORDERS = {"gettext", "lazy_gettext", "ngettext", "counted", "N_"}


def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="en")


def _forms(text: object) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (str(text or ""),)


def _lacking(wanted: Catalog, have: Catalog) -> list[str]:
    """The texts of the code that the catalogue does not give in English; a fuzzy one is not given."""

    def given(entry: Message | None) -> bool:
        return entry is not None and not entry.fuzzy and all(_forms(entry.string))

    return [str(entry.id) for entry in wanted if entry.id and not given(have.get(entry.id))]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What `bin/translate` finds in the code now."""
    found = tmp_path_factory.mktemp("texts") / "texts.pot"
    subprocess.run([ROOT / "bin" / "translate", "extract", found], check=True, timeout=300)
    return _catalogue(found)


@pytest.fixture(scope="module")
def english() -> Catalog:
    """The English catalogue of the tree."""
    return _catalogue(TRANSLATIONS / "en/LC_MESSAGES/messages.po")


def test_every_text_of_the_code_has_its_english(texts, english):
    assert len(texts) > 1100
    assert _lacking(texts, english) == []


def test_a_text_without_english_is_named(texts, english):
    texts.add("Một câu mới chưa ai dịch")
    try:
        assert _lacking(texts, english) == ["Một câu mới chưa ai dịch"]
    finally:
        texts.delete("Một câu mới chưa ai dịch")


def test_nothing_is_kept_that_the_code_no_longer_says(texts, english):
    assert [entry.id for entry in english if entry.id and texts.get(entry.id) is None] == []


def test_every_form_keeps_the_placeholders_of_its_text(english):
    def holders(text: str) -> list[str]:
        return sorted(HOLDER.findall(text))

    wrong = [
        entry.id
        for entry in english
        if entry.id and any(holders(form) != holders(_forms(entry.id)[0]) for form in _forms(entry.string))
    ]
    assert wrong == []


def _renamed() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                yield from ((each.name, each.asname or each.name) for each in node.names if each.name in WORDERS)


def test_code_calls_the_catalogue_by_the_names_that_are_looked_for():
    known = {"gettext", "_", "lazy_gettext", "_l", "ngettext", "counted", "_n", "N_"}
    names = list(_renamed())
    assert len(names) > 30
    assert {alias for _name, alias in names} <= known


@pytest.fixture
def in_english(app: Flask, tmp_path: Path) -> Iterator[None]:
    """Speak English from a catalogue that the compiler made of the tree's, as a start of the product does."""
    own = tmp_path / "translations"
    shutil.copytree(TRANSLATIONS, own, ignore=shutil.ignore_patterns("*.mo"))
    compiler = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "compile", "-d", str(own)]
    subprocess.run(compiler, check=True, timeout=300)
    get_babel(app).translation_directories[:] = [str(own)]
    with app.test_request_context(), force_locale("en"):
        get_domain().get_translations_cache(None).clear()
        yield
        get_domain().get_translations_cache(None).clear()


def test_the_compiled_catalogue_speaks(in_english):
    assert words.sentence(Refused("reason_missing")) == "Write a reason."
    assert [counted("Quá hạn %(n)s ngày", n) for n in (1, 12)] == ["Overdue by 1 day", "Overdue by 12 days"]


def test_a_refusal_of_the_reader_is_said_in_the_language_of_the_page(in_english):
    kept = {"name": "kh.pdf", "reading": "is_pdf", "why": "Tệp “kh.pdf” thật ra là PDF."}
    assert words.sentence(Refused("file_unreadable", **kept)).startswith("The file “kh.pdf” is really a PDF")


def test_days_in_the_language_of_the_page(in_english):
    today = NOW.date()
    assert [day_words.days_ago(today - timedelta(n)) for n in (0, 1, 12, -1)] == [
        "today",
        "yesterday",
        "12 days ago",
        "in 1 day",
    ]
    assert day_words.weekday_within(date(2026, 10, 6)) == "Tuesday"


def test_days_in_vietnamese(app):
    today = NOW.date()
    said = [day_words.days_ago(today - timedelta(n)) for n in (0, 1, 12, -3)]
    assert said == ["hôm nay", "hôm qua", "12 ngày trước", "sau 3 ngày"]
    days = [date(2026, 10, n) for n in (4, 5)]
    assert [day_words.weekday(day) for day in days] == ["Chủ nhật", "Thứ Hai"]
    assert [day_words.weekday_within(day) for day in days] == ["Chủ nhật", "thứ Hai"]
