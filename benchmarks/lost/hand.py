"""One process with people and sessions of its own: it presses what pages offer and notes the answers.

Every text it sends holds a token of its own, so that each act can be looked for in the database afterwards.
"""

from __future__ import annotations

import http.client
import random
import re
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')
LANE = re.compile(r'name="lane" value="(\w+)"')
FORM = re.compile(r'hx-get="/viec/\d+/([a-z-]+)')
MERGED = 55  # seconds for which an urge pressed again is the same urge
FIRST = date(2027, 1, 4)


@dataclass(frozen=True)
class Press:
    """One request that changes something and its answer; `status` 0 means that none came."""

    actor: int
    task: int
    act: str
    token: str
    version: int
    status: int
    merges: bool = False

    @property
    def done(self) -> bool:
        """Was it said to have been done?"""
        return 200 <= self.status < 400

    def plain(self) -> dict[str, Any]:
        """The press as JSON can hold it."""
        return asdict(self)


@dataclass
class Seen:
    """A task's page as somebody saw it: its version, the lanes and forms it offered."""

    version: int
    lanes: list[str]
    forms: set[str]


@dataclass
class Person:
    """Somebody signed in on this process's browser."""

    id: int
    role: str
    cookie: str
    csrf: str = ""
    pages: dict[int, Seen] = field(default_factory=dict)
    urged: dict[int, float] = field(default_factory=dict)


class Hand:
    """The hand of one process on the server at `port`."""

    def __init__(self, port: int, number: int, people: list[dict[str, Any]], tasks: list[int]) -> None:
        self.port = port
        self.people = [Person(**one) for one in people]
        self.tasks, self.number, self.count = tasks, number, 0
        self.chance = random.Random(number)

    def presses(self, count: int) -> Iterator[Press]:
        """So many presses, one after the other."""
        while self.count < count:
            person, task = self.chance.choice(self.people), self.chance.choice(self.tasks)
            old = person.pages.get(task)
            if old is None or self.chance.random() < 0.75:  # else what was seen before is pressed: a stale page
                self.look(person, task)
            press = self.press(person, task)
            if press is not None:
                yield press

    def look(self, person: Person, task: int) -> None:
        """Load the task's page."""
        status, body = self._ask("GET", f"/viec/{task}", person)
        if status != 200:
            return
        found, forms = VERSION.search(body), set(FORM.findall(body))
        person.csrf = TOKEN.search(body).group(1)  # type: ignore[union-attr]
        if found is None and forms:
            found = VERSION.search(self._ask("GET", f"/viec/{task}/{min(forms)}", person)[1])
        person.pages[task] = Seen(int(found.group(1)) if found else 0, LANE.findall(body), forms)

    def press(self, person: Person, task: int) -> Press | None:
        """One act that the page offered, chosen by chance; None where it offers nothing that we press."""
        page = person.pages.get(task)
        offered = list(self._offered(person, page)) if page else []
        if page is None or not offered:
            return None
        act, path, values, checked = self.chance.choice(offered)
        merges = act == "urge" and self._urges_again(person, task)
        self.count += 1
        token = f"[{self.number}.{self.count}]"
        values = {name: f"{value} {token}" if value == "?" else value for name, value in values.items()}
        sent = {"csrf_token": person.csrf, **values, **({"version": page.version} if checked else {})}
        status, _body = self._ask("POST", f"/viec/{task}/{path}", person, sent)
        if act == "urge" and 200 <= status < 400 and not merges:
            person.urged[task] = time.monotonic()
        named = token if token in str(values) else ""
        return Press(person.id, task, act, named, page.version if checked else 0, status, merges)

    def _offered(self, person: Person, page: Seen) -> Iterator[tuple[str, str, dict[str, Any], bool]]:
        """Acts as (name, last part of the address, what is sent, is the version sent); "?" stands for a text."""
        for lane in page.lanes:
            yield "move", "chuyen", {"lane": lane}, True
        number = f"{self.number}{self.count}/BC-UBND"
        forms: dict[str, tuple[str, dict[str, Any]]] = {
            "bao-cao": ("report", {"result": "?", "document_number": number}),
            "tra-lai": ("return", {"reason": "?"}),
            "mo-lai": ("reopen", {"reason": "?"}),
            "gia-han": ("ask", {"reason": "?", "wanted_on": self._some_day()}),
            "khong-gia-han": ("refuse", {"reason": "?"}),
            "tra-loi": ("answer", {"text": "?"}),
        }
        for slug in sorted(page.forms & forms.keys()):
            yield forms[slug][0], slug, forms[slug][1], True
        if person.role == "head":
            yield "note", "tien-do", {"text": "?", "percent": self.chance.randrange(0, 101, 10)}, False
            yield "pin", "ghim", {}, False
        if person.role == "deputy":
            yield "urge", "don-doc", {}, False
            yield "grant", "dong-y-gia-han", {}, False

    def _some_day(self) -> str:
        return f"{FIRST + timedelta(days=self.chance.randrange(600)):%d/%m/%Y}"

    def _urges_again(self, person: Person, task: int) -> bool:
        at = person.urged.get(task)
        while at is not None and MERGED <= time.monotonic() - at < 65:  # whether it merges is the server's clock's word
            time.sleep(0.5)
        return at is not None and time.monotonic() - at < MERGED

    def _ask(self, method: str, path: str, person: Person, values: dict[str, Any] | None = None) -> tuple[int, str]:
        headers = {"Cookie": f"session={person.cookie}", "Content-Type": "application/x-www-form-urlencoded"}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, urlencode(values) if values else None, headers)
            answer = line.getresponse()
            body = answer.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            line.close()
        renewed = re.search(r"session=([^;]+)", answer.headers.get("Set-Cookie", ""))
        if renewed:
            person.cookie = renewed.group(1)
        return answer.status, body


def run(port: int, number: int, people: list[dict[str, Any]], tasks: list[int], count: int) -> list[dict[str, Any]]:
    """What one process does from its start to its end; the presses as plain data."""
    return [press.plain() for press in Hand(port, number, people, tasks).presses(count)]
