"""Static files under addresses that bear their content's hash, so that browsers may keep them for a year."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, g, request, url_for


def init_app(app: Flask) -> None:
    """Add `v=` to every address of a static file; files asked for without it are checked again each time."""
    folder = Path(app.static_folder or "")
    app.add_template_global(sprite)

    @app.url_defaults
    def version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "v" not in values:
            path = folder / values["filename"]
            values["v"] = digest(path, path.stat().st_mtime_ns)

    @app.after_request
    def keep(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code in (200, 304):
            kept = "public, max-age=31536000, immutable" if "v" in request.args else "no-cache"
            response.headers["Cache-Control"] = kept
        return response


def sprite() -> str:
    """The address of the pictures, worked out once for a page: a board shows hundreds of them."""
    if "sprite" not in g:
        g.sprite = url_for("static", filename="icons.svg")
    return g.sprite


@lru_cache(maxsize=256)
def digest(path: Path, _changed_ns: int) -> str:
    """The first ten hex digits of a file's SHA-256; a changed file is read again."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]
