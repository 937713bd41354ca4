"""Settings of one deployment, read once from the environment and the data folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def data_dir() -> Path:
    """The folder that holds everything of a deployment: `DATA_DIR`, else `data` beside the code."""
    return Path(os.environ.get("DATA_DIR") or ROOT / "data").resolve()


def database_url(folder: Path) -> str:
    """`DATABASE_URL` in SQLAlchemy's spelling, else SQLite in the data folder."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return f"sqlite:///{folder / 'rovie.sqlite3'}"
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url


def redis_url(folder: Path) -> str | None:
    """`REDIS_URL`, else the address that the running supervisor left in the data folder, else None."""
    noted = folder / "run" / "redis-url"
    return os.environ.get("REDIS_URL") or (noted.read_text().strip() if noted.is_file() else None)


def secret_key(folder: Path) -> str:
    """`SECRET_KEY`, else a random key made once and kept in the data folder with mode 0600."""
    if os.environ.get("SECRET_KEY"):
        return os.environ["SECRET_KEY"]
    kept = folder / "secret-key"
    if not kept.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return kept.read_text().strip()


def trusted_proxies() -> int:
    """`TRUSTED_PROXIES`: how many proxies of ours every request passes, whose word about the browser counts; else 0.

    Raises ValueError for anything but a small whole number: a wrong one would let anybody choose their address.
    """
    given = os.environ.get("TRUSTED_PROXIES") or "0"
    if not (given.isdecimal() and int(given) <= 9):
        raise ValueError(f"TRUSTED_PROXIES is the number of proxies, 0 to 9, not {given!r}")
    return int(given)


def settings() -> dict:
    """Flask's configuration as a dict; reads the environment now, so tests may change it first."""
    folder = data_dir()
    public = os.environ.get("PUBLIC_URL", "").rstrip("/")
    return {
        "DATA_DIR": folder,
        "FILES_DIR": folder / "files",
        "SECRET_KEY": secret_key(folder),
        "SQLALCHEMY_DATABASE_URI": database_url(folder),
        "REDIS_URL": redis_url(folder),
        "PUBLIC_URL": public,
        "TRUSTED_PROXIES": trusted_proxies(),
        "SMTP_URL": os.environ.get("SMTP_URL"),
        "METRICS_TOKEN": os.environ.get("METRICS_TOKEN", ""),
        "PING_URL": os.environ.get("PING_URL", ""),
        "WEBHOOK_INSIDE": frozenset(os.environ.get("WEBHOOK_INSIDE", "").split()),
        "MAX_CONTENT_LENGTH": 60 * 1024 * 1024,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": public.startswith("https://"),
        "BABEL_DEFAULT_LOCALE": "vi",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Ho_Chi_Minh",
        "WTF_CSRF_TIME_LIMIT": None,
        "SEND_FILE_MAX_AGE_DEFAULT": 31_536_000,
    }
