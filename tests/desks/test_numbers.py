"""Every number of the first pages and of the overdue page opens a list with exactly so many tasks."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from app.models import counting
from tests.desks.lives import live
from tests.world import Place

ROLES = ("chair", "deputy", "secretary", "culture_head", "economy_head", "officer", "observer", "admin")
LINK = re.compile(r'<a [^>]*href="(/viec\?[^"]*|/viec)"([^>]*)>(.*?)</a>', re.S)
PAGES = ("/", "/qua-han", "/qua-han?pham-vi=tat-ca")


def main_of(page: str) -> str:
    """What a page says between bars."""
    return page[page.index("<main") : page.index("</main>")]


def numbers_of(page: str) -> list[tuple[str, int]]:
    """Every number of a page that opens a list, with the list's address; a link with a figure must say its number."""
    found = []
    for href, more, words in LINK.findall(main_of(page)):
        said = re.search(r'data-n="(\d+)"', more)
        assert said or not re.search(r"\d", re.sub(r"<[^>]+>", "", words)), words
        if said:
            assert said[1] in re.sub(r"<[^>]+>", " ", words).split(), words
            found.append((unescape(href), int(said[1])))
    return found


def rows_of(client: FlaskClient, address: str) -> int:
    """How many tasks a list shows on all its pages."""
    total, number = 0, 1
    while True:
        page = client.get(f"{address}{'&' if '?' in address else '?'}trang={number}").text
        rows = main_of(page).count('class="ttl"')
        total, number = total + rows, number + 1
        if rows < 50:
            return total


@pytest.mark.parametrize("who", ROLES)
def test_every_number_opens_its_list(place: Place, elsewhere: Place, client_of, who: str) -> None:
    live(place)
    live(elsewhere)
    client = client_of(place.people[who])
    found = {number for page in PAGES for number in numbers_of(client.get(page).text)}
    wrong = {(href, n, shown) for href, n in found if (shown := rows_of(client, href)) != n}
    assert not wrong
    assert len(found) > (8 if who == "admin" else 20)
    assert sum(n > 0 for _href, n in found) > 8


def test_no_number_leads_anywhere_else(place: Place, client_of) -> None:
    live(place)
    for who in ROLES:
        for page in PAGES:
            text = main_of(client_of(place.people[who]).get(page).text)
            assert [href for href in re.findall(r'href="([^"]*)" data-n', text) if not href.startswith("/viec")] == []


def test_the_five_numbers_are_those_of_the_count(place: Place, chair: FlaskClient) -> None:
    live(place)
    count = counting.count(place.id)
    said = dict(numbers_of(chair.get("/").text))
    assert said["/viec"] == count.total
    assert said["/viec?t=done"] == count.done > 0
    assert said["/viec?t=wait"] == count.reported > 0
    assert said["/viec?t=late"] == count.late > 0
