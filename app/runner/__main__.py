"""`bin/run`: checks, Redis, migrations, the demo, then web, workers and clock under one supervisor."""

from __future__ import annotations

import os
import sys

import structlog

import config
from app.runner import checks, lifeline, lock, log_files, parts, redis_server, supervisor, words
from app.runner.options import Options, parse
from app.runner.refusal import Refusal, complain, say


def main() -> int:
    """Run until Ctrl-C or SIGTERM. Exit code 0 then, 1 for a refusal, 2 for a wrong option."""
    os.umask(0o077)
    options = parse(sys.argv[1:])
    keeper = supervisor.Supervisor(options)
    keeper.listen_to_signals()
    try:
        checks.data_folder(options.data)
        with lock.only_supervisor(options.data, options.address):
            return run(keeper, options)
    except Refusal as refusal:
        complain(refusal)
        return 1


def run(keeper: supervisor.Supervisor, options: Options) -> int:
    """Start everything, keep it, end it; the folder is ours alone. Raises Refusal where it can't start."""
    lifeline.end_earlier(options.data)
    checks.port(options.host, options.port)
    log_files.turn_over(options.data)
    _log_to_file(options)
    noted = options.data / "run" / "redis-url"
    noted.unlink(missing_ok=True)
    try:
        _start_redis(keeper, options)
        sign_ins = "" if keeper.stopping.is_set() else parts.prepare(options, keeper.stopping)
        for part in [] if keeper.stopping.is_set() else parts.children(options, config.redis_url(options.data)):
            keeper.add(part)
        if not keeper.wait_until_ready():
            raise words.web_silent(options)
        if not keeper.stopping.is_set():
            say(words.welcome(options, sign_ins))
        keeper.keep()
    finally:
        keeper.end()
        noted.unlink(missing_ok=True)
    return 0


def _start_redis(keeper: supervisor.Supervisor, options: Options) -> None:
    given = os.environ.get("REDIS_URL")
    if given:
        if not redis_server.answers(given):
            complain(words.REDIS_SILENT)
        return
    started = redis_server.start(options.data)
    if started is None:
        complain(words.NO_REDIS)
        return
    keeper.redis, address = started
    with os.fdopen(os.open(options.data / "run" / "redis-url", os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write(address)


def _log_to_file(options: Options) -> None:
    output = log_files.path(options.data, "supervisor").open("a")
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=output),
    )


if __name__ == "__main__":
    sys.exit(main())
