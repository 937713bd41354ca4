"""The web server where there is no gunicorn."""

from __future__ import annotations

import sys

from waitress import serve

from app import create_app
from app.runner import json_logs, lifeline


def main(listen: str) -> None:
    """Serve the application at `host:port` with eight threads, until SIGTERM."""
    lifeline.tie()
    json_logs.configure()
    serve(create_app(), listen=listen, threads=8, ident=None)


if __name__ == "__main__":
    main(sys.argv[1])
