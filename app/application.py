"""Flask with our one rule about transactions: what answers well is committed once, all else is undone."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from app import database

READS = {"GET", "HEAD", "OPTIONS"}


class Application(Flask):
    """A Flask application whose requests are each one transaction."""

    def trust_proxies(self, hops: int) -> None:
        """Take address and scheme of the browser from so many proxies before us; with 0 from nobody."""
        if hops:
            self.wsgi_app = ProxyFix(self.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]

    def full_dispatch_request(self) -> Response:
        """Run a request with its transaction read-only or writing, by its method."""
        with database.writing(request.method not in READS):
            try:
                return super().full_dispatch_request()
            finally:
                database.rollback()

    def dispatch_request(self) -> Any:
        """Answer by the view; commit if the answer is no error."""
        response = self.make_response(super().dispatch_request())
        if request.method not in READS:
            (database.commit if response.status_code < 400 else database.rollback)()
        return response
