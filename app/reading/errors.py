"""Why a file can't be read: the error that says so; its sentences are in `app.reading.answers`."""

from __future__ import annotations

from app.reading.answers import MESSAGES

__all__ = ["MESSAGES", "ReadingError", "message"]


class ReadingError(Exception):
    """A file that can't be read. `code` is a key of MESSAGES, `params` fill its sentence (`name`: the file's).

    `by` says who decided: the gate before any parser, a reader, or the limits of the process that reads.
    """

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
        self.by = "reader"

    def __str__(self) -> str:
        return message(self)


def message(error: ReadingError) -> str:
    """The Vietnamese sentence for an error: what happened and what to do."""
    return MESSAGES[error.code].format(**error.params)
