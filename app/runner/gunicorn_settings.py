"""Settings of the web server (gunicorn's own names)."""

from __future__ import annotations

from app.runner import json_logs, lifeline

worker_class = "gthread"
workers = 2
threads = 8
timeout = 60
graceful_timeout = 10
keepalive = 5
accesslog = None  # addresses and paths are personal data
control_socket_disable = True
logconfig_dict = {"version": 1, "disable_existing_loggers": False}


def on_starting(_server: object) -> None:
    """Before the first worker: tie the server to the supervisor, log as JSON."""
    lifeline.tie()
    json_logs.configure()
