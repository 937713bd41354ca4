"""Whose address a request has behind a proxy: the browser's where we trust the proxy, never what a stranger writes."""

from __future__ import annotations

import pytest
from flask import request

import config
from app import create_app
from app.policy import public

SAID = {"X-Forwarded-For": "198.51.100.9, 203.0.113.7", "X-Forwarded-Proto": "https"}


@pytest.mark.parametrize(
    ("hops", "seen"),
    [("", "127.0.0.1 http"), ("0", "127.0.0.1 http"), ("1", "203.0.113.7 https"), ("2", "198.51.100.9 http")],
)
def test_only_so_many_proxies_are_believed(hops: str, seen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", hops)
    app = create_app()
    app.add_url_rule("/ai", "who", public(lambda: f"{request.remote_addr} {request.scheme}"))
    assert app.test_client().get("/ai", headers=SAID).text == seen


@pytest.mark.parametrize("hops", ["-1", "yes", "10", "1.5"])
def test_a_wrong_number_of_proxies_is_refused(hops: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", hops)
    with pytest.raises(ValueError, match="TRUSTED_PROXIES"):
        config.settings()
