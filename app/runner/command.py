"""`bin/flask`: the application's commands on the data that `bin/run` uses."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

from flask.cli import FlaskGroup
from sqlalchemy.exc import SQLAlchemyError

import config
from app.runner.refusal import Refusal, complain

WITHOUT_DATA = (("plans", "read"), ("routes",), ("db",))


def main() -> None:
    """Take `--data DIR` for ourselves, migrate if need be, pass all else to Flask's commands."""
    arguments = take_data(sys.argv[1:])
    if needs_data(arguments):
        _migrate()
    elif arguments[:2] == ["plans", "read"]:
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe())  # so that no data folder is made
    _group().main(args=arguments, prog_name="bin/flask")


def take_data(arguments: list[str]) -> list[str]:
    """The arguments without a leading `--data DIR` or `--data=DIR`, which becomes DATA_DIR."""
    rest = list(arguments)
    if rest and rest[0].startswith("--data="):
        rest[:1] = rest[0].split("=", 1)
    if rest and rest[0] == "--data":
        if len(rest) < 2 or not rest[1]:
            complain("Sau --data phải có tên thư mục dữ liệu. (--data needs a folder.)")
            sys.exit(2)
        os.environ["DATA_DIR"] = str(Path(rest[1]).expanduser().resolve())
        rest = rest[2:]
    return rest


def needs_data(arguments: list[str]) -> bool:
    """Whether a command works on the database, so that it must be up to date first."""
    if not arguments or "--help" in arguments or arguments[0].startswith("-"):
        return False
    return not any(tuple(arguments[: len(words)]) == words for words in WITHOUT_DATA)


def _migrate() -> None:
    """Bring the database up to date; one sentence and code 1 where that can't be done."""
    from app import create_app
    from app.runner import checks, prepare

    try:
        checks.data_folder(config.data_dir())
        prepare.migrate(create_app())
    except Refusal as refusal:
        complain(refusal)
        sys.exit(1)
    except SQLAlchemyError as error:
        complain(f"Không chuẩn bị được cơ sở dữ liệu: {error.__cause__ or error} (The database can't be prepared.)")
        sys.exit(1)


def _group() -> FlaskGroup:
    from app import create_app

    return FlaskGroup(create_app=create_app, add_version_option=False)


if __name__ == "__main__":
    main()
