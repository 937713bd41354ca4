"""A letter ready to leave: one recipient, a subject, the same words as text and HTML; no header can be slipped in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from app import clock
from app.models.text import clean

ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])", re.ASCII)
BREAK = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")


class BadAddress(ValueError):
    """An address that no mail can be sent to."""


@dataclass(frozen=True)
class Letter:
    """A letter; `mail_id` is the same at every try, so that a repeat is recognised by who receives it."""

    to: str
    name: str
    subject: str
    text: str
    html: str
    mail_id: str
    written_at: datetime = field(default_factory=clock.now)
    again: bool = False

    def as_bytes(self, sender: str, sender_name: str) -> bytes:
        """The message as it travels. Raises BadAddress for an address of no mailbox."""
        message = EmailMessage(policy=SMTP)
        message["From"] = address(sender, sender_name)
        message["To"] = address(self.to, self.name)
        message["Subject"] = one_line(self.subject)
        message["Date"] = format_datetime(clock.local(self.written_at))
        message["Message-ID"] = f"<{one_line(self.mail_id)}@{sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        if self.again:
            message["X-Resend"] = "1"
        message.set_content(self.text, cte="quoted-printable")
        message.add_alternative(self.html, subtype="html", cte="quoted-printable")
        return message.as_bytes()


def address(spec: str, name: str = "") -> Address:
    """An address with a name for its header. Raises BadAddress unless it is one plain mailbox."""
    if not ADDRESS.fullmatch(spec or ""):
        raise BadAddress(spec)
    user, _at, domain = spec.rpartition("@")
    return Address(one_line(name), user, domain)


def one_line(text: str) -> str:
    """Text without breaks or control marks: what may stand in a header."""
    return BREAK.sub(" ", clean(text)).strip()
