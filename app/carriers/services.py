"""The public services that the notification library may be used for: by schema, with the hosts it calls for them.

Nothing that names a host of the sender's choice (json, xml, form, mailto, gotify, matrix, …), and no parameter that
loads a file, follows redirects or leaves certificates unchecked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from app.marking import N_

LONGEST = 600  # signs of an address
WHOLE = re.compile(r"([a-z]{3,12})://([!$-;=?-Z_a-z~]+)", re.ASCII)


@dataclass(frozen=True)
class Service:
    """A service: what people call it, how its address is written, which hosts are called, which options it may have.

    A host that begins with a dot stands for all under it; the address then names the one.
    """

    schema: str
    name: str
    sample: str
    hosts: tuple[str, ...]
    options: frozenset[str] = frozenset()

    def may_be(self, rest: str) -> bool:
        """Has an address, without schema and options, the parts of the sample (so one recipient), and its own host?"""
        parts = rest.split("/")
        whole = len(parts) == len(self.sample.partition("://")[2].split("/")) and all(parts)
        return whole and (not self.hosts[0].startswith(".") or matches(parts[0].removesuffix(":443"), self.hosts))


SERVICES = {
    one.schema: one
    for one in (
        Service("zalo", "Zalo Bot", N_("zalo://MÃ-BOT/MÃ-HỘI-THOẠI"), ("bot-api.zaloplatforms.com",)),
        Service(
            "tgram",
            "Telegram",
            N_("tgram://MÃ-BOT/MÃ-HỘI-THOẠI"),
            ("api.telegram.org",),
            frozenset({"topic"}),
        ),
        Service("viber", "Viber", N_("viber://MÃ-BOT/MÃ-NGƯỜI-NHẬN"), ("chatapi.viber.com",)),
        Service(
            "workflows",
            "Microsoft Teams",
            N_("workflows://MÁY-CHỦ/MÃ-QUY-TRÌNH/CHỮ-KÝ"),
            (".logic.azure.com", ".api.powerplatform.com"),
            frozenset({"pa", "ver", "route"}),
        ),
        Service("gchat", "Google Chat", N_("gchat://KHÔNG-GIAN/KHÓA/MÃ"), ("chat.googleapis.com",)),
        Service("slack", "Slack", N_("slack://MÃ-A/MÃ-B/MÃ-C"), ("hooks.slack.com", "slack.com")),
        Service("discord", "Discord", N_("discord://MÃ-WEBHOOK/KHÓA"), ("discord.com",)),
        Service("line", "LINE", N_("line://MÃ-TRUY-CẬP/MÃ-NGƯỜI-NHẬN"), ("api.line.me",)),
        Service("lark", "Lark", N_("lark://MÃ-WEBHOOK"), ("open.larksuite.com",)),
        Service("wxteams", "Webex", N_("wxteams://MÃ-WEBHOOK"), ("api.ciscospark.com", "webexapis.com")),
        Service("pover", "Pushover", N_("pover://MÃ-NGƯỜI-DÙNG@MÃ-ỨNG-DỤNG"), ("api.pushover.net",)),
    )
}


def matches(host: str, hosts: Iterable[str]) -> bool:
    """Is a host among these, or under one that begins with a dot?"""
    return any(host.endswith(one) if one.startswith(".") else host == one for one in hosts)


def service_of(address: str) -> Service | None:
    """The service of an address by its schema and options alone; None where it isn't one that may be used."""
    found = WHOLE.fullmatch(address) if len(address) <= LONGEST else None
    service = SERVICES.get(found[1]) if found else None
    if found is None or service is None or "," in found[2] or ";" in found[2]:
        return None
    rest, _mark, options = found[2].partition("?")
    asked = {name for name, _value in parse_qsl(options, keep_blank_values=True)}
    return service if service.may_be(rest) and "?" not in options and asked <= service.options else None
