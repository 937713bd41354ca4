"""The addresses that letters carry: PUBLIC_URL, else the one that the running supervisor noted."""

from __future__ import annotations

from pathlib import Path

from flask import current_app


def home() -> str:
    """The address of the product without a slash at its end; empty where nobody knows it."""
    public = current_app.config.get("PUBLIC_URL", "")
    if public:
        return public
    noted = Path(current_app.config["DATA_DIR"]) / "run" / "lock"
    text = noted.read_text().strip() if noted.is_file() else ""
    return text.rstrip("/") if text.startswith("http") else ""


def to(path: str) -> str:
    """The whole address of a page; empty where ours isn't known, so that no letter carries a dead link."""
    base = home()
    return f"{base}{path}" if base else ""
