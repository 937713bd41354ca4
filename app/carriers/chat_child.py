"""The process that sends one text through the notification library; it knows no key and no database.

`python -m app.carriers.chat_child`: on stdin one JSON object, `address`, `text`, `hosts` (those it may call), `until`
(seconds since 1970 after which nothing may leave any more). On stdout JSON objects, one a line: `sending` right before
the library is let go, `sent` with `words`, `doubt` where the other side fell silent after it had the text.
"""

from __future__ import annotations

import json
import re
import signal
import sys
import time
from typing import Any

from app.carriers.public import is_public
from app.carriers.services import matches

SENDING = "sending"
UNREADABLE = "bad address"
LONGEST = 40  # seconds, should nobody kill this process
CODE = re.compile(r"error=(\d{3})")
SILENCE = re.compile("Read timed out|Connection aborted|RemoteDisconnected")
NOWHERE = re.compile("NameResolutionError|NewConnectionError|ConnectTimeoutError")
CONNECT, READ = 8.0, 20.0  # seconds for a connection, and for an answer
PORT = 443
FORBIDDEN = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "socket.sendto", "socket.bind")


class Watch:
    """Looks at every connection of this process before it is made; what isn't allowed fails, whoever asks for it."""

    def __init__(self, hosts: list[str]) -> None:
        self.hosts = hosts
        self.refused = False

    def __call__(self, event: str, values: tuple[Any, ...]) -> None:
        """An audit hook: it can't be taken off again, and code of the library can't go round it."""
        if event in FORBIDDEN:
            self.refuse(event)
        if event == "socket.getaddrinfo" and not self._is_theirs(values[0], values[1]):
            self.refuse("name")
        if event == "socket.connect" and not self._is_public(values[1]):
            self.refuse("address")

    def refuse(self, what: str) -> None:
        """Stop what was about to happen. Raises PermissionError."""
        self.refused = True
        raise PermissionError(what)

    def _is_theirs(self, host: Any, port: Any) -> bool:
        name = host.decode() if isinstance(host, bytes) else str(host)
        return int(port or 0) == PORT and matches(name, self.hosts)

    def _is_public(self, address: Any) -> bool:
        return isinstance(address, tuple) and is_public(str(address[0])) and address[1] == PORT


def main() -> None:
    """Do what stands on stdin."""
    _limit()
    order = json.loads(sys.stdin.buffer.readline())
    library, log = _library()
    target = library.Apprise.instantiate(order["address"], asset=_manners(library), suppress_exceptions=True)
    if target is None:
        _say(sent=False, words=UNREADABLE)
    else:
        _send(library, log, target, order)


def _send(library: Any, log: list[str], target: Any, order: dict[str, Any]) -> None:
    watch = Watch(order["hosts"])
    service = library.Apprise(asset=target.asset)
    target.socket_connect_timeout, target.socket_read_timeout = CONNECT, READ
    service.add(target)
    sys.addaudithook(watch)
    if time.time() >= order["until"]:
        return _say(sent=False, words="the lease was nearly out")
    _say(sending=True)
    sent = bool(service.notify(body=order["text"], body_format="text"))
    code = next((found[1] for line in log if (found := CODE.search(line))), "")
    reached = not any(NOWHERE.search(line) for line in log)
    words = f"http {code}" if code else "library" if reached else "no answer"
    words = "not public" if watch.refused else words
    return _say(sent=sent, words=words, doubt=not sent and any(SILENCE.search(line) for line in log))


def _library() -> tuple[Any, list[str]]:
    """The library, and a list that fills with what it says meanwhile; it leaves this process nowhere."""
    import logging

    import apprise

    log: list[str] = []
    keeper, logger = logging.Handler(), logging.getLogger("apprise")
    keeper.emit = lambda record: log.append(record.getMessage())  # type: ignore[method-assign]
    logger.addHandler(keeper)
    logger.setLevel(logging.DEBUG)
    return apprise, log


def _manners(library: Any) -> Any:
    """How the library is to behave: no redirects, nothing kept on disk, no threads, the product's own name."""
    return library.AppriseAsset(
        app_id="RoViec", http_redirects=False, async_mode=False, storage_mode=library.PersistentStoreMode.MEMORY
    )


def _say(**words: Any) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def _limit() -> None:
    """Bound this process where the system knows how; otherwise only the one who started it watches the clock."""
    if hasattr(signal, "alarm"):
        signal.alarm(LONGEST)
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CPU, LONGEST), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
