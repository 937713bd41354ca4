"""The address of a webhook: what may be one, taken apart by one strict pattern so that no two readers differ."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

PORTS = (443, 8443)
LONGEST = 1000  # signs of an address
WHOLE = re.compile(r"(https?)://([a-z0-9.-]{1,253})(?::([0-9]{1,5}))?((?:/[!$-;=?-Z_a-z~]*)?)", re.ASCII)
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.ASCII)
TOP = re.compile(r"[a-z][a-z0-9-]+", re.ASCII)
OURS = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "arpa", "test", "invalid")


class Target(NamedTuple):
    """Where a webhook is called: the host's name, the port, the path with its query; `inside` the operator's house."""

    secure: bool
    host: str
    port: int
    path: str
    inside: bool


def target_of(address: str, inside: Collection[str] = ()) -> Target | None:
    """An address taken apart; None unless it is https, with a public name of the network, at an allowed port.

    `inside` are the places (`host:port`) that the operator's own setting lets be called whatever they are, by http
    too; a commune can't set them.
    """
    lower = _lower(address)
    found = WHOLE.fullmatch(lower) if len(address) <= LONGEST else None
    if found is None:
        return None
    secure, host = found[1] == "https", found[2]
    port = int(found[3] or (443 if secure else 80))
    target = Target(secure, host, port, found[4] or "/", f"{host}:{port}" in inside)
    return target if target.inside or (secure and port in PORTS and _is_name(host)) else None


def _lower(address: str) -> str:
    """The address with its scheme and host in lower case; the path stays as it is."""
    head, slashes, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{head.lower()}{slashes}{host.lower()}{slash}{path}"


def _is_name(host: str) -> bool:
    """A whole name of the public DNS: no number in any spelling, no name that only a house knows."""
    labels = host.split(".")
    named = len(labels) > 1 and all(LABEL.fullmatch(label) for label in labels) and TOP.fullmatch(labels[-1])
    return bool(named) and labels[-1] not in OURS
