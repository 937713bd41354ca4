"""`flask briefs`: the brief of a day, written to a folder."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app import words
from app.database import db, transaction, writing
from app.models import job_runs, meetings, storage
from app.models.briefing import asking, making
from app.models.commune import Commune
from app.models.errors import Refused
from app.models.meeting import Meeting, Paper

group = AppGroup("briefs", help="Briefs of the steering committee's meetings.")


@group.command("write")
@click.option("--commune", "code", required=True, help="Code of the commune.")
@click.option("--on", "on", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Day of the meeting, and today.")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the DOCX.")
def write(code: str, on: datetime, out: Path) -> None:
    """Make the brief of a day and print where it lies and its five numbers, as one line of JSON."""
    day = on.date()
    with transaction():
        commune = _commune(code)
        paper_id = _ask(commune, day)
    making.make(paper_id)
    _wait(commune.id, paper_id)
    with writing(False):
        paper = db.session.get_one(Paper, paper_id)
        if paper.file is None:
            raise click.ClickException(words.sentence(Refused.from_kept(paper.error or '{"code": "job_broke"}')))
        out.mkdir(parents=True, exist_ok=True)
        path = out / paper.file.original_name
        path.write_bytes(storage.read(paper.file))
        click.echo(json.dumps({"paper": paper.id, "file": str(path), **paper.snapshot["five"]}, ensure_ascii=False))


def _wait(commune_id: int, paper_id: int) -> None:
    try:
        job_runs.wait(commune_id, making.KIND, paper_id, late="brief_takes_long")
    except Refused as refused:
        raise click.ClickException(words.sentence(refused)) from None


def _commune(code: str) -> Commune:
    commune = db.session.scalar(select(Commune).where(Commune.code == code))
    if commune is None:
        raise click.ClickException(f"Không có xã, phường nào mang mã {code}. Xem danh sách: flask communes list")
    return commune


def _ask(commune: Commune, day: date) -> int:
    stands = (Meeting.commune_id == commune.id, Meeting.cancelled_at.is_(None))
    meeting = db.session.scalar(select(Meeting).where(*stands, Meeting.on == day))
    if meeting is None:
        meeting = Meeting(
            commune_id=commune.id,
            committee_id=meetings.first_committee(commune.id).id,
            title=f"phiên họp ngày {day.strftime('%d/%m/%Y')}",
            on=day,
            place=f"Trụ sở UBND {commune.name_on(day).full}",
            chair=meetings.usual_chair(commune.id),
        )
        db.session.add(meeting)
        db.session.flush()
    return asking.new(meeting, day, None).id
