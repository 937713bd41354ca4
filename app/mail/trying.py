"""Try the mail server of a commune with a letter to oneself."""

from __future__ import annotations

import secrets

from app.mail import compose, server, smtp
from app.mail.letter import BadAddress
from app.mail.smtp import LATER, REFUSED, Answer


def send_test(commune_id: int, address: str) -> Answer:
    """Send a letter to an address right now; how it ended, with the server's words.

    Takes at most `smtp.DEADLINE` seconds. Without a server, or for an address of no mailbox, the answer says so.
    """
    host = server.of(commune_id)
    if host is None:
        return Answer(LATER, "no mail server")
    talk = smtp.Talk(host)
    try:
        return talk.send(compose.test(commune_id, address, f"test.{secrets.token_hex(8)}"))
    except BadAddress:
        return Answer(REFUSED, "bad address")
    finally:
        talk.close()
