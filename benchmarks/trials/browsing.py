"""People who load every page and press what is typical, over HTTP, each on a browser of their own; how long it took."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')
BORDER = "------trial"
OWN_503 = ("/healthz/deep",)  # says by its status that no clock runs here
Files = list[tuple[str, bytes]]


@dataclass(frozen=True)
class Answer:
    """One request: its status (0: none came in time) and seconds."""

    method: str
    path: str
    status: int
    seconds: float

    @property
    def failed(self) -> bool:
        """Is it an error of ours, or no answer at all?"""
        return (self.status >= 500 or self.status == 0) and self.path not in OWN_503


@dataclass
class Browser:
    """One person's browser; `cookie` is that of a session, None for a stranger."""

    port: int
    cookie: str | None
    patience: float
    csrf: str = ""
    answers: list[Answer] = field(default_factory=list)

    def ask(self, method: str, path: str, form: dict[str, Any] | None = None, files: Files | None = None) -> str:
        """Send a request, note how it fared; the body of its answer."""
        kind, body = _body({"csrf_token": self.csrf, **(form or {})}, files) if method == "POST" else ("", None)
        headers = {"Cookie": f"session={self.cookie}", **({"Content-Type": kind} if kind else {})}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        status, text, began = 0, "", time.perf_counter()
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            status, text = answer.status, answer.read().decode(errors="replace")
            self._renew(answer.headers.get("Set-Cookie", ""))
        except (OSError, http.client.HTTPException):
            pass
        finally:
            line.close()
        self.answers.append(Answer(method, path, status, time.perf_counter() - began))
        return text

    def look(self, path: str) -> dict[str, str]:
        """Load a page for its token; the version that it shows."""
        text = self.ask("GET", path)
        found, version = TOKEN.search(text), VERSION.search(text)
        self.csrf = found.group(1) if found else self.csrf
        return {"version": version.group(1)} if version else {}

    def _renew(self, header: str) -> None:
        renewed = re.search(r"session=([^;]+)", header)
        self.cookie = renewed.group(1) if renewed else self.cookie


def _body(form: dict[str, Any], files: Files | None) -> tuple[str, bytes]:
    if files is None:
        return "application/x-www-form-urlencoded", urlencode(form).encode()
    head = f'--{BORDER}\r\nContent-Disposition: form-data; name="{{}}"'
    parts = [f"{head.format(name)}\r\n\r\n{value}\r\n".encode() for name, value in form.items()]
    for name, data in files:
        parts.append(f'{head.format("files")}; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n")
    return f"multipart/form-data; boundary={BORDER}", b"".join(parts) + f"--{BORDER}--\r\n".encode()


def everything(people: dict[str, Browser], pages: list[tuple[str, str]], work: dict[str, Any], chance: Random) -> None:
    """Every page in some order, a typical press between them now and then, until both are done."""
    presses = _presses(people, work)
    order = chance.sample(pages, len(pages))
    every = max(len(order) // max(work["presses"], 1), 1)
    for number, (who, path) in enumerate(order):
        people[who].ask("GET", path)
        if number % every == 0:
            next(presses, None)
    for _ in presses:
        pass


def _presses(people: dict[str, Browser], work: dict[str, Any]) -> Iterator[None]:
    """What an office presses on each of its tasks, then what makes papers, plans and letters."""
    head, secretary = people["culture_head"], people["secretary"]
    for browser in people.values():
        browser.look("/tai-khoan")
    for task in work["tasks"]:
        yield from _life(people, task)
    secretary.ask("POST", f"/cuoc-hop/{work['meeting']}/bao-cao")
    yield
    for number, text in enumerate(work["texts"]):
        secretary.ask("POST", "/ke-hoach/tai-len", {}, [(f"kế hoạch {number}.txt", text.encode())])
        yield
        task = work["tasks"][number]
        head.ask("POST", f"/viec/{task}/minh-chung", {}, [(f"biên bản {number}.txt", text.encode())])
        yield
    Browser.look(people["stranger"], "/quen-mat-khau")
    people["stranger"].ask("POST", "/quen-mat-khau", {"login": work["login"]})


def _life(people: dict[str, Browser], task: int) -> Iterator[None]:
    """A task's life: taken up, written of, talked about, urged, reported, returned, reported again, confirmed."""
    page, number = f"/viec/{task}", f"{task}/BC-UBND"
    report = {"result": "Đã làm xong", "document_number": number}
    acts: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("culture_head", "chuyen", {"lane": "in_progress"}),
        ("culture_head", "tien-do", {"text": "Đã làm một nửa", "percent": "50"}),
        ("officer", "y-kien", {"text": "Đã rõ"}),
        ("chair", "don-doc", {"note": "Làm ngay"}),
        ("culture_head", "bao-cao", report),
        ("secretary", "tra-lai", {"reason": "Thiếu biên bản"}),
        ("culture_head", "bao-cao", report),
        ("secretary", "chuyen", {"lane": "done"}),
    )
    for who, act, form in acts:
        version = people[who].look(page)
        people[who].ask("POST", f"{page}/{act}", {**form, **version})
        yield
