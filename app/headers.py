"""The headers of every answer that Talisman doesn't set: isolation, no sniffing, no copies of a person's pages."""

from __future__ import annotations

from flask import Flask, Response, request

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}

SANDBOX = "sandbox; default-src 'none'"  # a file that is handed out may do nothing, whoever opens it in a browser


def init_app(app: Flask) -> None:
    """Set them after each request, on errors too, and last of all: Talisman's own values must not win."""
    app.after_request_funcs.setdefault(None, []).insert(0, harden)


def harden(response: Response) -> Response:
    """Add the fixed headers; whatever isn't a static file is never stored, and varies with htmx."""
    for name, value in ALWAYS.items():
        response.headers[name] = value
    if response.headers.get("Content-Disposition", "").startswith("attachment"):
        response.headers["Content-Security-Policy"] = SANDBOX
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("HX-Request")
    return response
