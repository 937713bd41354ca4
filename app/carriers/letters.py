"""A letter on its way to the commune's mail server."""

from __future__ import annotations

from collections.abc import Callable

from app.carriers.carrier import NoWay
from app.mail import compose, server, smtp
from app.mail.letter import BadAddress, Letter
from app.mail.server import Server
from app.mail.smtp import REFUSED, Answer
from app.models.contents import Contents

NO_SERVER = "no mail server"
NO_ADDRESS = "no address"


class Post:
    """One letter and one conversation with the server."""

    def __init__(self, to: Server, letter: Letter) -> None:
        self.letter = letter
        self._talk = smtp.Talk(to)

    @property
    def dragged(self) -> bool:
        """Did the server take much of the time?"""
        return self._talk.dragged

    def send(self, may_finish: Callable[[], bool]) -> Answer:
        """Hand the letter over; `may_finish()` is asked right before the final dot. Raises nothing."""
        try:
            return self._talk.send(self.letter, may_finish)
        except BadAddress:
            return Answer(REFUSED, "bad address")

    def close(self) -> None:
        """Say goodbye to the server."""
        self._talk.close()


def load(says: Contents, token: str = "") -> Post:
    """The letter of a message, with the server it goes to. Raises NoWay without a server or an address."""
    to = server.of(says.message.commune_id)
    if to is None:
        raise NoWay(NO_SERVER)
    if not (says.person.email and says.person.active):
        raise NoWay(NO_ADDRESS)
    return Post(to, compose.letter(says, token))
