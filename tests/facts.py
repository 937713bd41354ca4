"""One row of everything an address can name, for the walk over all routes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from app import clock
from app.database import db
from app.models import sessions
from app.models.absence import Absence
from app.models.channels import Endpoint
from app.models.committee import Committee
from app.models.commune import CalendarDay
from app.models.commune_report import CommuneReport
from app.models.export_form import ExportForm
from app.models.feed import Feed
from app.models.file import File
from app.models.job_run import JobRun
from app.models.meeting import AgendaItem, Conclusion, Meeting, Paper
from app.models.meeting_parts import Guest, Opinion
from app.models.notification import Message, Notification
from app.models.paper_issue import PaperIssue
from app.models.plan import Clause, Plan, PlanFile, PlanVersion, Proposal
from app.models.planning import proposing, undoing
from app.models.planning.matching import Book
from app.models.review_act import ReviewAct
from app.models.target import Target, TargetImport, TargetReading
from app.models.task import Task
from app.models.task.comments import Comment
from app.models.task.records import Evidence, Urge
from app.models.unit import UnitAlias
from app.models.unit_report import UnitReport
from app.models.user import Session
from app.models.view import View
from tests.world import Place

MISSING = 987654
ENDS_THE_WALK = {
    "auth.sign_out",
    "account.sign_out_everywhere",
    "account.close_session",
    "admin.close_person",
    "plans.remove",
}
FREE_WORDS = {"token", "slug", "code"}


@dataclass
class Facts:
    """Ids by the name that routes give them; `others` are the same of another unit where that differs."""

    ids: dict[str, Any] = field(default_factory=dict)
    others: dict[str, Any] = field(default_factory=dict)

    def address(
        self,
        app: Flask,
        rule: Rule,
        worlds: Mapping[str, Facts] | None = None,
        varied: str | None = None,
        scope: str = "own",
    ) -> str | None:
        """The address with every id of the own commune, but the varied one by its scope; None where it can't differ."""
        values = {name: self.ids[name] for name in rule.arguments}
        if varied in FREE_WORDS and scope != "own":
            return None
        if varied and scope == "missing":
            values[varied] = MISSING
        elif varied and scope == "other_commune":
            values[varied] = (worlds or {})["other_commune"].ids[varied]
        elif varied and scope == "other_unit":
            if varied not in self.others:
                return None
            values[varied] = self.others[varied]
        return app.url_map.bind("localhost").build(rule.endpoint, values, method=next(iter(rule.methods or {"GET"})))

    def versions(self) -> dict[str, int]:
        """The version of each unit's task, which another unit's person must not change."""
        db.session.rollback()
        tasks = {"culture": self.ids["task_id"], "economy": self.others["task_id"]}
        versions = {
            unit: db.session.get_one(Task, task_id, populate_existing=True).version for unit, task_id in tasks.items()
        }
        db.session.rollback()  # what the test reads must not hold the lock that short writes need
        return versions


def build(place: Place, words: str) -> Facts:
    """Make one row of everything in a commune; every text holds `words`."""
    facts = Facts()
    for make in (_tasks, _plans, _targets, _meetings, _settings, _notices):
        make(place, words, facts)
    own = Feed(commune_id=place.id, owner_id=place.people["culture_head"].id, salt="s")
    facts.ids["feed_id"] = _add(own)
    kept = {"service": "webhook", "name": words, "address": f"https://mau.example/{words}", "shown": words}
    facts.ids["endpoint_id"] = _add(Endpoint(commune_id=place.id, owner_id=own.owner_id, secret=words, **kept))
    export = ExportForm(commune_id=place.id, name=words, sort_key=words, subject="tasks", columns=["text"])
    facts.ids["form_slug"] = _add(export)
    facts.ids |= {"token": "no-such-token", "slug": "bao-cao", "code": "qua-han", "person_id": facts.ids["user_id"]}
    return facts


def _add(row: Any) -> int:
    db.session.add(row)
    db.session.flush()
    return row.id


def _tasks(place: Place, words: str, facts: Facts) -> None:
    task = place.task(words, "culture", due_on=date(2026, 9, 30))
    other = place.task(f"{words} khác", "economy", due_on=date(2026, 9, 30))
    proof = Evidence(commune_id=place.id, task_id=task.id, file_id=_add(_file(place, f"{words} minh chứng")))
    urge = Urge(commune_id=place.id, task_id=task.id, number=1, send_after=datetime.now().astimezone())
    db.session.add(urge)
    said = _add(Comment(commune_id=place.id, task_id=task.id, by_id=place.people["officer"].id, text=words))
    facts.ids |= {"comment_id": said, "task_id": task.id, "unit_id": place.units["culture"].id}
    facts.ids["evidence_id"] = _add(proof)
    facts.others |= {"task_id": other.id, "unit_id": place.units["economy"].id}


def _plans(place: Place, words: str, facts: Facts) -> None:
    plan = _add(Plan(commune_id=place.id, title=words, year=2026))
    version = _add(
        PlanVersion(
            commune_id=place.id, plan_id=plan, input_key=f"key-{place.id}", reading={"roles": []}, read_at=clock.now()
        )
    )
    file = _add(_file(place, words))
    _add(PlanFile(commune_id=place.id, version_id=version, file_id=file, position=1, name=words))
    clause = _add(
        Clause(commune_id=place.id, version_id=version, position=1, place="dòng 1", text=words, fold_hash="x")
    )
    fields = proposing.task_fields(
        {"text": words, "kind": "task", "lead_units": [], "coordinating_units": [], "deadline": {"type": "none"}},
        Book(place.id),
    )
    proposal = Proposal(
        commune_id=place.id, version_id=version, kind="task", position=1, clause_id=clause, fields=fields
    )
    facts.ids |= {"plan_id": plan, "version_id": version, "file_id": file, "proposal_id": _add(proposal)}
    facts.ids["act_id"] = _add(_review_act(place, plan, proposal))


def _targets(place: Place, words: str, facts: Facts) -> None:
    first, other = (_target(place, words, unit, facts.ids["plan_id"]) for unit in ("culture", "economy"))
    proof = _add(_file(place, f"{words} số liệu"))
    fields = {"period": "2026-Q3", "value": 5, "value_words": words, "file_id": proof, "file_name": words}
    reading = TargetReading(commune_id=place.id, target_id=first, **fields)
    table = TargetImport(commune_id=place.id, file_id=proof, file_name=words, by_id=place.people["secretary"].id)
    report = UnitReport(
        commune_id=place.id, unit_id=place.units["culture"].id, kind="quarterly", period_key="2026-Q3", state="sent",
        from_on=date(2026, 6, 15), to_on=date(2026, 9, 14), due_on=date(2026, 9, 16), results=words,
        saved_at=clock.now(), sent_at=clock.now(),
    )  # fmt: skip
    facts.ids |= {"target_id": first, "reading_id": _add(reading), "import_id": _add(table), "report_id": _add(report)}
    facts.ids["whole_id"] = _add(_whole(place, words))
    facts.others["target_id"] = other


def _target(place: Place, words: str, unit: str, plan_id: int) -> int:
    said = {"from_year": 2026, "to_year": 2026, "comparator": ">=", "value": 80, "value_words": "≥ 80%"}
    lead = place.units[unit].id
    aim = Target(commune_id=place.id, plan_id=plan_id, position=1, text=words, lead_unit_id=lead, **said)
    return _add(aim)


def _whole(place: Place, words: str) -> CommuneReport:
    return CommuneReport(
        commune_id=place.id, kind="quarterly", period_key="2026-Q3", start=date(2026, 7, 1), end=date(2026, 9, 30),
        from_on=date(2026, 6, 15), to_on=date(2026, 9, 14), due_on=date(2026, 9, 20), to_whom=words,
    )  # fmt: skip


def _review_act(place: Place, plan_id: int, row: Proposal) -> ReviewAct:
    rows = [{"id": row.id, "label": row.label, "before": undoing.state_of(row), "after": undoing.digest(row)}]
    return ReviewAct(commune_id=place.id, plan_id=plan_id, by_id=place.people["secretary"].id, verb="clear", rows=rows)


def _meetings(place: Place, words: str, facts: Facts) -> None:
    committee = _add(Committee(commune_id=place.id, name=words))
    meeting = _add(
        Meeting(
            commune_id=place.id,
            committee_id=committee,
            title=words,
            on=date(2026, 10, 9),
            place=words,
            chair=words,
        )
    )
    paper = Paper(commune_id=place.id, kind="brief", meeting_id=meeting, on=date(2026, 10, 9), input_key="k")
    paper.file_id = _add(_file(place, f"{words} báo cáo"))
    facts.ids |= {"committee_id": committee, "meeting_id": meeting, "paper_id": _add(paper)}
    issue = PaperIssue(commune_id=place.id, paper_id=paper.id, number="05/BC-BCĐ", on=date(2026, 10, 9))
    issue.by_id, issue.file_id = place.people["secretary"].id, paper.file_id
    _add(issue)
    item = AgendaItem(commune_id=place.id, meeting_id=meeting, position=1, text=words, task_id=facts.ids["task_id"])
    facts.ids["item_id"] = _add(item)
    facts.ids["guest_id"] = _add(Guest(commune_id=place.id, meeting_id=meeting, name=words))
    line = {"commune_id": place.id, "meeting_id": meeting, "position": 1, "text": words}
    facts.ids["opinion_id"] = _add(Opinion(speaker=words, **line))
    facts.ids["conclusion_id"] = _add(Conclusion(**line))
    facts.ids["letter_id"] = _add(_letter(place, words, paper.file_id))
    laid = Paper(commune_id=place.id, kind="extension_request", on=date(2026, 10, 9), input_key="x", state="ready")
    laid.snapshot, laid.file_id = {"units": [words], "requests": []}, paper.file_id
    facts.ids["request_paper_id"] = _add(laid)


def _letter(place: Place, words: str, file_id: int) -> Paper:
    contents = {"units": [{"unit": words, "tasks": []}], "total": 0}
    return Paper(
        commune_id=place.id, kind="urging", on=date(2026, 10, 9), input_key="u", snapshot=contents, file_id=file_id
    )


def _settings(place: Place, words: str, facts: Facts) -> None:
    officer = place.people["officer"]
    alias = UnitAlias(commune_id=place.id, unit_id=place.units["culture"].id, text=words, folded=f"x{place.id}")
    facts.ids |= {
        "user_id": officer.id,
        "appointment_id": officer.appointments[0].id,
        "alias_id": _add(alias),
        "day_id": _add(CalendarDay(commune_id=place.id, on=date(2027, 9, 2), kind="holiday", name=words)),
        "session_id": _session(place),
        "absence_id": _add(_absence(place, words)),
        "view_id": _add(_view(place, words)),
    }


def _absence(place: Place, words: str) -> Absence:
    days = {"from_on": date(2026, 12, 7), "to_on": date(2026, 12, 8)}
    person = place.people["officer"].id
    return Absence(commune_id=place.id, user_id=person, made_by_id=person, reason=words, **days)


def _view(place: Place, words: str) -> View:
    owner = place.people["secretary"]
    return View(commune_id=place.id, owner_id=owner.id, name=words, sort_key="", query="t=late", shared=True)


def _session(place: Place) -> int:
    sessions.open_for(place.people["observer"])
    db.session.flush()
    return db.session.scalars(db.select(Session.id).where(Session.commune_id == place.id)).first() or 0


def _notices(place: Place, words: str, facts: Facts) -> None:
    notice = Notification(
        commune_id=place.id,
        subject_kind="task",
        subject_id=facts.ids["task_id"],
        rule="urge",
        occasion="urge-1",
        recipient_id=place.people["observer"].id,
        channel="in_app",
        state="sent",
    )
    letter = Message(
        commune_id=place.id,
        recipient_id=place.people["observer"].id,
        channel="email",
        slot="task-urge",
        next_try_at=clock.now(),
        mail_id="x",
        state="failed",
        reason=words,
    )
    job = JobRun(commune_id=place.id, kind="read_plan", subject_id=facts.ids["version_id"], input_key="j")
    facts.ids |= {"notice_id": _add(notice), "message_id": _add(letter), "run_id": _add(job)}
    facts.ids["notification_id"] = facts.ids["notice_id"]


def _file(place: Place, words: str) -> File:
    return File(
        commune_id=place.id, sha256=words, stored_name=f"{place.id}/{words}", original_name=f"{words}.docx", size=3
    )
