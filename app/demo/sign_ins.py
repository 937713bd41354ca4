"""The passwords of the demo: made at random, said aloud without spelling, kept for the next start."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from app.demo import cast

CONSONANTS, VOWELS = "bdghklmnprstv", "aeiou"
SYLLABLES, WORDS = 2, 4
FILE = "demo-sign-ins.txt"
TITLE = "Xã, phường mẫu: {name}. Tài khoản để dùng thử (đổi mật khẩu rồi thì dùng mật khẩu mới):"
HEAD = ("Vai trò", "Tên đăng nhập", "Mật khẩu")


def passwords() -> dict[str, str]:
    """A new password for each login that signs in: 49 bits, 19 signs, such as `lamo-teki-ruba-suno`."""
    return {person.login: "-".join(_word() for _ in range(WORDS)) for person in cast.SIGNING_IN}


def table(name: str, words: dict[str, str], logins: dict[str, str]) -> str:
    """The sign-ins as a table of plain text: position, login as the database has it, password."""
    rows = [HEAD, *((one.position, logins[one.login], words[one.login]) for one in cast.SIGNING_IN)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([TITLE.format(name=name), "", lines[0], rule, *lines[1:]]) + "\n"


def keep(folder: Path, text: str) -> None:
    """Keep the table in the data folder, readable by its owner alone; a torn write leaves the earlier one."""
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f"{FILE}.new"
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(folder / FILE)


def kept(folder: Path) -> str | None:
    """The table of an earlier start, or None."""
    path = folder / FILE
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _word() -> str:
    return "".join(secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(SYLLABLES))
