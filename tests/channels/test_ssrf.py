"""No address of a house, of the machine itself, or of what only looks public is ever called, however it is written."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from flask import Flask

from app.carriers import public
from app.carriers.target import Target, target_of
from app.carriers.webhook import Note, Webhook
from app.mail.smtp import LATER
from tests.channels.receiver import Receiver

# what a resolver or the system may give, and what has to be refused whatever name led there
ADDRESSES = (
    "127.0.0.1", "127.1.2.3", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "172.16.0.1",
    "172.31.255.254", "192.168.0.1", "192.168.255.254", "169.254.169.254", "169.254.0.1", "100.64.0.1",
    "100.127.255.254", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.254",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1",
    "::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "0:0:0:0:0:ffff:7f00:1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:10::1", "2001:20::1",
    "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "2002:a9fe:a9fe::1", "3fff::1", "5f00::1", "fc00::1", "fd00::1",
    "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "ff0e::1",
)  # fmt: skip
# spellings of a host that a system, a browser or a careless reader takes for one of them
SPELLINGS = (
    "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1", "0",
    "0.0.0.0.", "127.0.0.1.", "127.000.000.001", "00000177.1", "3232235521", "0xa9fea9fe", "[::1]", "[::]",
    "[::ffff:127.0.0.1]", "[fe80::1%25eth0]", "[64:ff9b::7f00:1]", "localhost", "LOCALHOST", "localhost.",
    "localhost.localdomain", "ip6-localhost", "router.local", "metadata.internal", "printer.lan", "intranet",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "１２７.0.0.1", "127。0。0。1", "127.0.0.1%00.mau.example", "mau.example@127.0.0.1",
    "127.0.0.1#mau.example", "127.0.0.1\\@mau.example", "mau.example:80@127.0.0.1", "mau.example:22",
    "mau.example:6379", "127.0.0.1:443", "mau..example", "-a.example",
)  # fmt: skip
SCHEMES = (
    "http://mau.example/", "ftp://mau.example/", "file:///etc/passwd", "gopher://127.0.0.1:6379/_x", "dict://mau.example/",
    "//mau.example/", "https:/mau.example/", "https:mau.example/", "https://", " https://127.0.0.1/", "https:///127.0.0.1",
    "javascript:alert(1)", "https://mau.example/\r\nHost: 127.0.0.1",
)  # fmt: skip
OPEN = ("1.1.1.1", "8.8.8.8", "113.160.0.1", "203.162.4.191", "2606:4700:4700::1111", "2405:4800::1")
NAMES = ("tro-noi-bo.mau.example", "127.0.0.1.nip.io", "hai-dia-chi.mau.example")


class Resolver:
    """Answers every name with the addresses given, in turn; counts how often it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: tuple[str, ...]) -> None:
        self.answers, self.asked = list(answers), 0
        monkeypatch.setattr(socket, "getaddrinfo", self)

    def __call__(self, host: str, port: int, *_rest: Any, **_more: Any) -> list[Any]:
        """Rows as `socket.getaddrinfo` gives them."""
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return [(_family(one), socket.SOCK_STREAM, 6, "", (one, port)) for one in answer]


def _family(address: str) -> int:
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def is_called(monkeypatch: pytest.MonkeyPatch, address: str, resolves_to: tuple[str, ...]) -> bool:
    """Does a webhook to this address try to connect anywhere?"""
    tried: list[Any] = []
    with monkeypatch.context() as patch:
        Resolver(patch, resolves_to)
        patch.setattr(public, "connect", lambda found, _left: tried.append(found) or _refuse())
        target = target_of(address)
        if target is not None:
            call = Webhook(target, "s", Note({}, "k"))
            call.send()
            call.close()
    return bool(tried)


def _refuse() -> None:
    raise public.NotCalled("no answer")


def accepted(monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How many of the forms are called, and how many there are."""
    names = [(f"https://{NAMES[0]}/", (one,)) for one in ADDRESSES]
    names += [(f"https://{NAMES[1]}/", ("127.0.0.1",)), (f"https://{NAMES[2]}/", ("1.1.1.1", "10.0.0.1"))]
    written = [(f"https://{host}/", ("127.0.0.1",)) for host in (*SPELLINGS, *(_literal(one) for one in ADDRESSES))]
    forms = [*names, *written, *((scheme, ("127.0.0.1",)) for scheme in SCHEMES)]
    return sum(is_called(monkeypatch, *form) for form in forms), len(forms)


def _literal(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def test_no_form_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    called, forms = accepted(monkeypatch)
    print(f"FIGURE F14 ssrf accepted={called}/{forms}")
    assert called == 0 and forms >= 60
    assert is_called(monkeypatch, "https://mau.example/", ("1.1.1.1",))  # the test sees one that is


def test_control_without_the_look_at_addresses_some_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "is_public", lambda _address: True)
    called, forms = accepted(monkeypatch)
    print(f"FIGURE F14 ssrf control accepted={called}/{forms}")
    assert called >= len(ADDRESSES)


def test_the_look_at_addresses_alone_lets_none_of_them_pass(app: Flask) -> None:
    assert [one for one in ADDRESSES if public.is_public(one)] == []
    assert [one for one in OPEN if not public.is_public(one)] == []
    real = [host for host in ("127.1", "0x7f.1", "2130706433", "localhost", "0177.0.0.1") if _found(host)]
    assert real == []


def test_control_a_name_that_leads_home_reaches_a_real_server_without_the_look(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Target(False, "tro-noi-bo.mau.example", receiver.port, "/", False)
    Resolver(monkeypatch, ("127.0.0.1",))
    assert _send(there) == "not public" and receiver.calls == []
    monkeypatch.setattr(public, "is_public", lambda _address: True)
    assert _send(there) == "http 200" and len(receiver.calls) == 1


def test_a_name_is_looked_up_once_for_each_send_and_looked_at_again_the_next_time(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: public at the first look, home at the second."""
    connected: list[Any] = []
    resolver = Resolver(monkeypatch, ("1.1.1.1",), ("127.0.0.1",))
    monkeypatch.setattr(public, "connect", lambda found, _left: connected.append(found[0].address[0]) or _refuse())
    there = Target(True, "doi-y.mau.example", 443, "/", False)
    assert (_send(there), resolver.asked, connected) == ("no answer", 1, ["1.1.1.1"])
    assert (_send(there), resolver.asked, connected) == ("not public", 2, ["1.1.1.1"])


def test_the_connection_goes_to_what_was_looked_at(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver(monkeypatch, ("127.0.0.1",), ("10.9.9.9",))
    assert _send(Target(False, "nha.mau.example", receiver.port, "/", True)) == "http 200"
    assert (resolver.asked, receiver.calls[0].headers["Host"]) == (1, f"nha.mau.example:{receiver.port}")


def test_a_name_that_is_not_found_fails_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_asked: Any, **_more: Any) -> list[Any]:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    call = Webhook(Target(True, "mau.example", 443, "/", False), "s", Note({}, "k"))
    assert (call.send().outcome, call.send().words) == (LATER, "no host")
    call.close()


def test_only_the_operator_names_a_place_inside() -> None:
    assert target_of("http://127.0.0.1:8099/x") is None
    assert target_of("http://127.0.0.1:8099/x", {"127.0.0.1:8099"}) == Target(False, "127.0.0.1", 8099, "/x", True)
    assert target_of("http://127.0.0.1:8098/x", {"127.0.0.1:8099"}) is None
    assert target_of("https://Nhan.Mau.example/Duong?Dan=1") == Target(
        True, "nhan.mau.example", 443, "/Duong?Dan=1", False
    )


def _found(host: str) -> bool:
    try:
        return bool(public.places(host, 443, 5))
    except public.NotCalled:
        return False


def _send(target: Target) -> str:
    call = Webhook(target, "s", Note({}, "k"))
    try:
        return call.send().words
    finally:
        call.close()
