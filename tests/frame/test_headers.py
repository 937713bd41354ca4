"""Headers of every answer, errors and static files included."""

from __future__ import annotations

import pytest

from tests.frame.conftest import stand_in

ISOLATION = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/dung", 200), ("/khong-co", 404), ("/hong", 500), ("/static/css/tokens.css", 200), ("/static/no.css", 404)],
)
def test_every_answer_is_hardened(app, client, path, status):
    stand_in(app, "sample.fail", "/hong", lambda: 1 / 0)
    stand_in(app, "plain.page", "/dung", lambda: "ok")
    answer = client.get(path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in ISOLATION} == ISOLATION
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert "camera=()" in answer.headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/", "/khong-co", "/hong"])
def test_pages_are_never_stored_and_vary_with_htmx(app, client, path):
    stand_in(app, "sample.fail", "/hong", lambda: 1 / 0)
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "HX-Request" in answer.headers["Vary"]


def test_static_files_are_kept_for_a_year_only_under_their_hash(app, client):
    with app.test_request_context():
        address = app.url_for("static", filename="css/tokens.css")
    assert address.startswith("/static/css/tokens.css?v=")
    assert client.get(address).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/static/css/tokens.css").headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in client.get(address).headers
