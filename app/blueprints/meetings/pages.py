"""The meetings, their facts, the papers made for them."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import clock, forms, htmx, paper_files, refusals, typed, words
from app.blueprints.meetings import agenda, blueprint
from app.blueprints.meetings.closed import led_back
from app.models import event, job_runs, meeting_cancelling, meeting_facts, meetings, working_days
from app.models.briefing import asking
from app.models.briefing.words import NO_LEAD
from app.models.errors import NotAllowed, Refused, Several, Stale
from app.models.event import Event
from app.models.inviting import days, guests
from app.models.meeting import Meeting, Paper
from app.models.minutes import attendance, conclusions
from app.models.paperwork import numbers, reading, retrying
from app.models.reach import NotFound, find
from app.models.roles import Role
from app.policy import allow, signed_in

LOG = 50  # events shown
SAID = ("meeting.opinion_", "meeting.minutes_", "meeting.attendance_")


@blueprint.get("")
@signed_in
def index() -> str:
    """The meetings to come, the nearest first, then those past."""
    coming, past = meetings.by_turn(current_user.commune_id)
    return render_template("meetings/index.html", coming=coming, past=past, may_call=_may_call())


@blueprint.get("/moi")
@allow(*asking.BRIEFERS)
def new() -> str:
    """The form that calls a meeting."""
    typed_in = {"chair": meetings.usual_chair(current_user.commune_id)}
    return _form(None, typed_in, {})


@blueprint.post("/moi")
@allow(*asking.BRIEFERS)
def call() -> Any:
    """Call a meeting."""
    try:
        committee = meetings.committee_of(current_user, request.form.get("committee_id", type=int))
        meeting = meetings.call(current_user, committee, **_typed())
    except Refused as refused:
        return _form_again(refused, None)
    return htmx.done(url_for("meetings.show", meeting_id=meeting.id), toast=_("Đã ghi cuộc họp"))


@blueprint.get("/<int:meeting_id>")
@signed_in
def show(meeting_id: int) -> str:
    """A meeting: facts, papers, the numbers of the newest one."""
    return render_template("meetings/show.html", **contents(meeting_id))


@blueprint.get("/<int:meeting_id>/sua")
@allow(*asking.BRIEFERS)
def edit(meeting_id: int) -> Any:
    """The form that corrects a meeting."""
    meeting = find(current_user, Meeting, meeting_id)
    return led_back(meeting) or _form(meeting, meeting, {})


@blueprint.post("/<int:meeting_id>/sua")
@allow(*asking.BRIEFERS)
def change(meeting_id: int) -> Any:
    """Correct a meeting's day, time, place or chair; the invited are told of what they must hear."""
    meeting = find(current_user, Meeting, meeting_id)
    seen = typed.number(request.form.get("version"))
    try:
        told = meetings.change(meeting, current_user, **_typed(meeting), version=seen)
    except NotAllowed:
        raise
    except Refused as refused:
        return _form_again(refused, meeting)
    said = _("Đã sửa cuộc họp và báo lại người được mời") if told else _("Đã sửa cuộc họp")
    return htmx.done(url_for("meetings.show", meeting_id=meeting.id), toast=said)


@blueprint.post("/<int:meeting_id>/bao-cao")
@allow(*asking.BRIEFERS)
def ask(meeting_id: int) -> Response:
    """Ask for the brief; one that is under way isn't asked for twice."""
    meeting = find(current_user, Meeting, meeting_id)
    asking.ask(meeting, current_user)
    return papers_changed(meeting, _("Đang tạo báo cáo"))


@blueprint.post("/giay-to/<int:paper_id>/lam-lai")
@allow(*asking.BRIEFERS)
def again(paper_id: int) -> Response:
    """Try a failed paper once more."""
    paper = find(current_user, Paper, paper_id)
    retrying.again(paper, current_user)
    return papers_changed(find(current_user, Meeting, paper.meeting_id or 0), _("Đang tạo báo cáo"))


@blueprint.get("/<int:meeting_id>/giay-to")
@signed_in
def papers(meeting_id: int) -> Response:
    """The papers' panel, asked for while one is being made; with the numbers once it is."""
    shown = contents(meeting_id)
    parts = [render_template("meetings/papers.html", **shown)]
    if shown["run"] is None:
        parts.append(render_template("meetings/numbers.html", oob=True, **shown))
    return htmx.answer(*parts)


@blueprint.get("/giay-to/<int:paper_id>/tep")
@signed_in
def download(paper_id: int) -> Response:
    """The DOCX of a paper, as an attachment; who took it is logged."""
    paper = reading.find(current_user, paper_id)
    if paper.meeting_id is None:  # a letter has its own place, for fewer people
        raise NotFound(f"paper {paper_id}")
    return paper_files.attached(paper)


def _typed(meeting: Meeting | None = None) -> dict[str, Any]:
    """What was typed. Raises Several with every field that is wrong."""
    given = {name: request.form.get(name, "") for name in ("at_time", "title", "place", "chair")}
    on, found = forms.needed_day("on")
    found += meeting_facts.wrong(on, meeting.on if meeting else None, **given)
    if found:
        raise Several(found)
    return {"on": on, **given}


def _form(meeting: Meeting | None, typed_in: Any, errors: dict[str, str], stale: bool = False) -> str:
    committees = [] if meeting else meetings.committees(current_user.commune_id)
    choices = [(committee.id, committee.name) for committee in committees]
    return render_template(
        "meetings/form.html", meeting=meeting, committee_choices=choices, typed=typed_in, errors=errors, stale=stale
    )


def _form_again(refused: Refused, meeting: Meeting | None) -> tuple[str, int]:
    status, said = refusals.undo(refused), forms.error(refused)
    errors = {"on" if name == "main" else name: sentence for name, sentence in said.items()}
    return _form(meeting, request.form, errors, isinstance(refused, Stale)), status


def contents(meeting_id: int) -> dict[str, Any]:
    """All that a meeting's page shows."""
    meeting = find(current_user, Meeting, meeting_id)
    made = [one for one in asking.papers_of(meeting) if reading.may_see(current_user, one.kind)]
    newest = next((paper for paper in made if paper.kind == asking.KIND and paper.state == "ready"), None)
    under_way = next((paper for paper in made if paper.state in ("pending", "making")), None)
    run = job_runs.of(meeting.commune_id, "write_paper", under_way.id) if under_way else None
    return {
        "meeting": meeting,
        "papers": made,
        "newest": newest,
        "run": run,
        "terms_words": _terms_words(newest),
        "no_lead": NO_LEAD,
        "may_brief": _may_call(),
        "may_cancel": meeting_cancelling.may_cancel(current_user, meeting),
        "notice_symbol": numbers.notice_symbol(meeting),
        **_course(meeting),
        **agenda.shown(meeting, current_user),
        "errors": {},
        "typed": None,
        "why": {paper.id: words.sentence(Refused.from_kept(paper.error)) for paper in made if paper.error},
    }


def _course(meeting: Meeting) -> dict[str, Any]:
    """What is done and due before and after the meeting, what was concluded, the log."""
    invited = guests.of(meeting)
    return {
        "days": days.of(meeting, working_days.of(meeting.commune_id), clock.today()),
        "guests": invited,
        "counts": attendance.counts(invited),
        "conclusions": conclusions.of(meeting),
        "events": _log(meeting)[:LOG],
    }


def _terms_words(paper: Paper | None) -> str:
    terms = paper.snapshot["terms"] if paper else []
    return " + ".join(f"{_(term['label']).lower()} {term['n']}" for term in terms if term["n"])


def papers_changed(meeting: Meeting, said: str) -> Response:
    """The papers' panel anew, or the meeting's page."""
    url = url_for("meetings.show", meeting_id=meeting.id)
    if not htmx.is_partial():
        return redirect(url, 303)  # type: ignore[return-value]
    return htmx.answer(render_template("meetings/papers.html", **contents(meeting.id)), live=said)


def _may_call() -> bool:
    return current_user.holds(Role.SECRETARIAT, Role.CHAIRPERSON, Role.DEPUTY)


def _log(meeting: Meeting) -> list[Event]:
    """What happened; what was said at the meeting is for those who keep its minutes."""
    return [one for one in event.of(meeting) if _may_call() or not one.verb.startswith(SAID)]
