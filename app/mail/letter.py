"""A letter ready to leave: one recipient, a subject, the same words as text and HTML; no header can be slipped in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from email.utils import format_datetime
from typing import Any

from app import clock
from app.models.text import clean

ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])", re.ASCII)
QUOTED = Charset("utf-8")
QUOTED.body_encoding = QP
POLICY = compat32.clone(linesep="\r\n")
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
        message: Message[Any, Any] = MIMEMultipart("alternative", policy=POLICY)
        message["From"] = address("From", sender, sender_name)
        message["To"] = address("To", self.to, self.name)
        message["Subject"] = Header(one_line(self.subject), "utf-8", header_name="Subject")
        message["Date"] = format_datetime(clock.local(self.written_at))
        message["Message-ID"] = f"<{one_line(self.mail_id)}@{sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        if self.again:
            message["X-Resend"] = "1"
        message.attach(quoted(self.text, "plain"))
        message.attach(quoted(self.html, "html"))
        return message.as_bytes()


def address(header: str, spec: str, name: str = "") -> Header:
    """An address with a name, encoded for its header. Raises BadAddress unless it is one plain mailbox.

    Header folds the older way: the newer one loses blanks between encoded words.
    """
    if not ADDRESS.fullmatch(spec or ""):
        raise BadAddress(spec)
    value = Header(header_name=header)
    if one_line(name):
        value.append(one_line(name), "utf-8")
    value.append(f"<{spec}>", "us-ascii")
    return value


def quoted(text: str, subtype: str) -> MIMENonMultipart:
    """A part as quoted-printable, which stays readable on the way."""
    part = MIMENonMultipart("text", subtype, charset="utf-8")
    part.set_payload(text, QUOTED)
    return part


def one_line(text: str) -> str:
    """Text without breaks or control marks: what may stand in a header."""
    return BREAK.sub(" ", clean(text)).strip()
