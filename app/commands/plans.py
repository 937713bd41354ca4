"""Plans on the command line: read files without a database, or import them into a commune."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import NoReturn

import click
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import select

from app import database, words
from app.database import db
from app.models import job_runs
from app.models.commune import Commune
from app.models.errors import Refused
from app.models.plan import Plan, PlanVersion
from app.models.planning import comparing, finding, handing_in, publishing, reading_run
from app.models.planning.handing_in import READ
from app.reading import apart
from app.reading.errors import ReadingError
from app.reading.source import Source

group = AppGroup("plans", short_help="Read and import plans.")
FILES = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))


@group.command("read", with_appcontext=False)
@FILES
@click.option("--json", "as_json", is_flag=True, help="Print the reading as one JSON object (the only form).")
def read(files: tuple[Path, ...], as_json: bool) -> None:
    """Read one plan (its main file and appendix files) and print the reading; no database, no Redis."""
    try:
        found = apart.read([Source(name, data) for name, data in _bytes_of(files)])
    except ReadingError as error:
        _stop(str(error))
    _print(found)


@group.command("import")
@with_appcontext
@FILES
@click.option("--commune", "code", required=True, help="The commune's code.")
@click.option("--publish", is_flag=True, help="Accept all proposals and publish them.")
@click.option("--plan", "plan_id", type=int, help="Read the FILEs as a later version of this plan.")
@click.option("--compare", is_flag=True, help="Compare the later version though it is little like the plan.")
def import_(files: tuple[Path, ...], code: str, publish: bool, plan_id: int | None, compare: bool) -> None:
    """Import all FILEs as one plan; the same files again change nothing and print the same counts.

    Prints one JSON line: `proposals` counts the rows of tasks and targets, `reporting` the duties to report that are
    proposed, the other figures what of this plan lies in the database now. With a later version also its number and
    how many rows stayed the same, changed, are new, are gone: changed rows follow with --publish, gone ones never.
    """
    commune = db.session.scalar(select(Commune).where(Commune.code == code))
    if commune is None:
        _stop(words.sentence(Refused("commune_unknown", code=code)))
    try:
        _print(_imported(commune.id, files, publish, plan_id, compare))
    except Refused as refused:
        _stop(words.sentence(refused))


def _imported(
    commune_id: int, files: tuple[Path, ...], publish: bool, plan_id: int | None, compare: bool
) -> dict[str, int]:
    with database.transaction():
        handed = handing_in.hand_in(commune_id, _bytes_of(files), None, _plan(commune_id, plan_id))
        version_id = handed.version.id if handed.version else None
        reasons = [file.reason or "{}" for file in handed.failed]
    if reasons:
        raise Refused.from_kept(reasons[0])
    if version_id is None:
        raise Refused("file_named_secret", name=", ".join(handed.refused))
    reading_run.read_version(version_id)
    job_runs.wait(commune_id, READ, version_id, late="read_takes_long")
    with database.transaction():
        version = db.session.get_one(PlanVersion, version_id)
        _check_held(version, plan_id, compare)
        if publish:
            publishing.publish_all(version.plan)
        return {"plan": version.plan_id, **dataclasses.asdict(finding.counts(version.plan)), **_compared(version)}


def _plan(commune_id: int, plan_id: int | None) -> Plan | None:
    if plan_id is None:
        return None
    plan = db.session.scalar(select(Plan).where(Plan.commune_id == commune_id, Plan.id == plan_id))
    if plan is None:
        raise Refused("plan_unknown", plan=plan_id)
    return plan


def _check_held(version: PlanVersion, plan_id: int | None, compare: bool) -> None:
    """A version that may be another plan's is compared only where that was asked for; another plan's files never."""
    if plan_id not in (None, version.plan_id):
        raise Refused("files_of_other_plan", plan=version.plan_id)
    if version.held and not compare:
        raise Refused("version_unlike", likeness=version.likeness)
    if version.held:
        comparing.compare_held(version)


def _compared(version: PlanVersion) -> dict[str, int]:
    if version.number == 1:
        return {}
    return {"version": version.number, **comparing.numbers(version)}


def _bytes_of(files: tuple[Path, ...]) -> list[tuple[str, bytes]]:
    try:
        return [(path.name, path.read_bytes()) for path in files]
    except OSError as error:
        _stop(words.sentence(Refused("file_not_there", name=str(error.filename))))


def _print(found: dict) -> None:
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode() + b"\n")
    sys.stdout.flush()


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(1)
