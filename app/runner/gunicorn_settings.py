"""Settings of the web server (gunicorn's own names)."""

from __future__ import annotations

from gunicorn.config import Config
from gunicorn.glogging import Logger

from app.runner import json_logs, lifeline


class JsonLogger(Logger):
    """The server's own events as JSON beside ours; no access log, for addresses and paths are personal data."""

    def setup(self, cfg: Config) -> None:
        """Let the records go to the one handler of the process."""
        json_logs.configure()
        self.cfg, self._access_log_enabled = cfg, False
        self.error_log.propagate = True


logger_class = JsonLogger
worker_class = "gthread"
workers = 2
threads = 8
timeout = 60
graceful_timeout = 10
keepalive = 5
control_socket_disable = True


def on_starting(_server: object) -> None:
    """Before the first worker: tie the server to the supervisor."""
    lifeline.tie()
