"""Which addresses of the network may be called: public ones alone, each looked at before the one connection to it.

A name is resolved once, every address it has is looked at, and the connection goes to the address that was looked at:
a name that answers differently the second time (DNS rebinding) is never asked a second time.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Any, NamedTuple

EACH = 10.0  # seconds for one of several addresses to answer
UNICAST = ip_network("2000::/3")
CLOSED = [
    ip_network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),  # with Teredo, 6to4 and other carried addresses
    )
]


class NotCalled(OSError):
    """An address that isn't called, or can't be found; `str()` is a code: `no host`, `not public`, `no answer`."""


class Place(NamedTuple):
    """An address that was looked at, as a socket connects to it."""

    family: int
    address: tuple[Any, ...]


def is_public(text: str) -> bool:
    """Is this an IPv4 or IPv6 address of the public network? No for all that hold an IPv4 address inside."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if address.version == 6 and (address.scope_id or address not in UNICAST):
        return False
    closed = any(address in network for network in CLOSED if network.version == address.version)
    return address.is_global and not address.is_multicast and not closed


def places(host: str, port: int, seconds: float, inside: bool = False) -> list[Place]:
    """The addresses of a name, looked up once. Raises NotCalled unless every one is public, or the place is `inside`.

    `inside` is the operator's own word for a host of the house, never a commune's.
    """
    found = [Place(row[0], row[4]) for row in _within(seconds, lambda: _look_up(host, port))]
    if not found:
        raise NotCalled("no host")
    if not inside and not all(is_public(str(place.address[0])) for place in found):
        raise NotCalled("not public")
    return found


def connect(found: list[Place], seconds: Callable[[], float]) -> socket.socket:
    """A connection to the first of the addresses that answers. Raises NotCalled `no answer`, TimeoutError."""
    for place in found:
        connection = socket.socket(place.family, socket.SOCK_STREAM)
        try:
            connection.settimeout(min(seconds(), EACH))
            connection.connect(place.address)
            connection.settimeout(seconds())
            return connection
        except OSError:
            connection.close()
    raise NotCalled("no answer")


def _look_up(host: str, port: int) -> list[Any]:
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []


def _within(seconds: float, ask: Callable[[], list[Any]]) -> list[Any]:
    """What `ask` gives, nothing if it takes longer: a look-up knows no deadline of its own."""
    found: list[Any] = []
    thread = threading.Thread(target=lambda: found.extend(ask()), daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    return [] if thread.is_alive() else found
