"""Opinions and conclusions of the minutes: a line is added, saved as its fields are left, taken off, taken back."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import clock, forms, htmx
from app.blueprints.meetings import blueprint
from app.blueprints.meetings.minutes import address, full_again, not_saved, seen, shared
from app.models.errors import NotAllowed, Refused
from app.models.meeting import Conclusion, Meeting
from app.models.meeting_parts import Opinion
from app.models.minutes import assigning, conclusions, lines, opinions
from app.models.minutes.conclusions import Fields
from app.models.minutes.powers import HOLDERS
from app.models.reach import find
from app.models.unit import Unit
from app.policy import allow

LETTER = {Opinion: "o", Conclusion: "c"}
Line = Opinion | Conclusion


@blueprint.post("/<int:meeting_id>/y-kien")
@allow(*HOLDERS)
def add_opinion(meeting_id: int) -> Any:
    """Write down what somebody said."""
    meeting = find(current_user, Meeting, meeting_id)
    return _added(meeting, "o", lambda: opinions.add(meeting, current_user, *_said()))


@blueprint.post("/y-kien/<int:opinion_id>")
@allow(*HOLDERS)
def save_opinion(opinion_id: int) -> Any:
    """Save an opinion's line."""
    opinion = find(current_user, Opinion, opinion_id)
    return _saved(opinion, lambda: opinions.edit(opinion, current_user, *_said(), seen()))


@blueprint.post("/y-kien/<int:opinion_id>/bo")
@allow(*HOLDERS)
def remove_opinion(opinion_id: int) -> Any:
    """Take an opinion off; it can be taken back."""
    opinion = find(current_user, Opinion, opinion_id)
    opinions.remove(opinion, current_user)
    undo = url_for("meetings.take_opinion_back", opinion_id=opinion.id)
    return _drawn(opinion, htmx.toast(_("Đã bỏ ý kiến của %(who)s", who=opinion.speaker), undo=undo))


@blueprint.post("/y-kien/<int:opinion_id>/dua-lai")
@allow(*HOLDERS)
def take_opinion_back(opinion_id: int) -> Any:
    """Let an opinion that was taken off stand again."""
    opinion = find(current_user, Opinion, opinion_id)
    opinions.take_back(opinion, current_user)
    return _drawn(opinion, _("Đã đưa lại ý kiến của %(who)s", who=opinion.speaker))


@blueprint.post("/<int:meeting_id>/ket-luan")
@allow(*HOLDERS)
def conclude(meeting_id: int) -> Any:
    """Write down a conclusion; `giao` gives it out as a task at once."""
    meeting = find(current_user, Meeting, meeting_id)

    def act() -> Conclusion:
        conclusion = conclusions.add(meeting, current_user, _fields())
        if "giao" in request.form:
            assigning.assign(conclusion, current_user)
        return conclusion

    return _added(meeting, "c", act)


@blueprint.post("/ket-luan/<int:conclusion_id>")
@allow(*HOLDERS)
def save_conclusion(conclusion_id: int) -> Any:
    """Save a conclusion's line."""
    conclusion = find(current_user, Conclusion, conclusion_id)
    return _saved(conclusion, lambda: conclusions.edit(conclusion, current_user, _fields(), seen()))


@blueprint.post("/ket-luan/<int:conclusion_id>/giao")
@allow(*HOLDERS)
def assign(conclusion_id: int) -> Any:
    """Save a conclusion's line and give it out as a task."""
    conclusion = find(current_user, Conclusion, conclusion_id)
    try:
        if conclusion.task_id is None:
            conclusions.edit(conclusion, current_user, _fields(), seen())
        task = assigning.assign(conclusion, current_user)
    except NotAllowed:
        raise
    except Refused as refused:
        return _refused(conclusion, refused)
    undo = url_for("meetings.withdraw", conclusion_id=conclusion.id)
    unit = task.lead_unit.short_name if task.lead_unit else ""
    return _drawn(conclusion, htmx.toast(_("Đã giao %(code)s cho %(unit)s", code=task.code, unit=unit), undo=undo))


@blueprint.post("/ket-luan/<int:conclusion_id>/rut-lai")
@allow(*HOLDERS)
def withdraw(conclusion_id: int) -> Any:
    """Undo giving out, while the unit hasn't taken the task on."""
    conclusion = find(current_user, Conclusion, conclusion_id)
    assigning.withdraw(conclusion, current_user)
    return _drawn(conclusion, _("Đã rút lại việc vừa giao; kết luận vẫn còn"))


@blueprint.post("/ket-luan/<int:conclusion_id>/bo")
@allow(*HOLDERS)
def remove_conclusion(conclusion_id: int) -> Any:
    """Take a conclusion off; it can be taken back."""
    conclusion = find(current_user, Conclusion, conclusion_id)
    conclusions.remove(conclusion, current_user)
    undo = url_for("meetings.take_conclusion_back", conclusion_id=conclusion.id)
    return _drawn(conclusion, htmx.toast(_("Đã bỏ kết luận"), undo=undo))


@blueprint.post("/ket-luan/<int:conclusion_id>/dua-lai")
@allow(*HOLDERS)
def take_conclusion_back(conclusion_id: int) -> Any:
    """Let a conclusion that was taken off stand again."""
    conclusion = find(current_user, Conclusion, conclusion_id)
    conclusions.take_back(conclusion, current_user)
    return _drawn(conclusion, _("Đã đưa lại kết luận"))


def _said() -> tuple[str, str]:
    return forms.text("speaker"), forms.text("text")


def _fields() -> Fields:
    lead = forms.number("lead")
    units = [find(current_user, Unit, unit_id) for unit_id in sorted(forms.numbers("unit"))]
    chosen = find(current_user, Unit, lead) if lead else None
    return Fields(forms.text("text"), chosen, units, forms.text("due"), forms.text("product"))


def _added(meeting: Meeting, letter: str, act: Any) -> Any:
    """The new line and the emptied form below it; what is refused stays in the form."""
    try:
        line = act()
    except NotAllowed:
        raise
    except Refused as refused:
        if not htmx.is_partial():
            return full_again(meeting, f"{letter}-new", refused)
        sentence, status = not_saved(refused)
        part = render_template("meetings/line_said.html", key=f"{letter}-new", sentence=sentence, line=None)
        return htmx.answer(part, retarget=f"#{letter}-new-said", reswap="outerHTML", live=sentence, status=status)
    here = address(meeting, f"{letter}-{line.id}")
    if not htmx.is_partial():
        return htmx.done(here, saved=f"{letter}-new-{meeting.id}-text")
    drawn = {"meeting": meeting, **shared(meeting)}
    parts = [render_template(f"meetings/line_{letter}.html", line=line, **drawn)]
    parts.append(render_template(f"meetings/new_{letter}.html", again=None, focus=True, **drawn))
    parts.append(_tally(meeting, letter))
    return htmx.done(here, *parts, live=_("Đã lưu"))


def _saved(line: Line, act: Any) -> Any:
    """What stands below the line's fields: saved when, how its deadline is read; the fields are left alone."""
    try:
        act()
    except NotAllowed:
        raise
    except Refused as refused:
        return _refused(line, refused)
    parts = [_said_part(line)] if htmx.is_partial() else []
    return htmx.done(address(lines.meeting_of(line), _key(line)), *parts)


def _refused(line: Line, refused: Refused) -> Response:
    """The reason at the line, with the text that stands where somebody else saved it meanwhile."""
    meeting, key = lines.meeting_of(line), _key(line)
    if not htmx.is_partial():
        return full_again(meeting, key, refused)
    sentence, status = not_saved(refused)
    fresh = find(current_user, type(line), line.id)
    seen = request.form.get("version")  # still the old one: the next save of these fields is stale as well
    part = _said_part(fresh, sentence=sentence, stale=status == 409, seen_version=seen)
    return make_response(
        htmx.answer(part, retarget=f"#{key}-said", reswap="outerHTML", live=sentence, status=status), status
    )


def _said_part(line: Line, **more: Any) -> str:
    return render_template("meetings/line_said.html", key=_key(line), line=line, saved_at=clock.now(), **more)


def _drawn(line: Line, said: Any) -> Any:
    """The whole line anew; beside the answer's target where a message's undo asked for it."""
    meeting, key = lines.meeting_of(line), _key(line)
    if not htmx.is_partial():
        return htmx.done(address(meeting, key), toast=said)
    oob = htmx.source_id() is None or htmx.target_id() == "live"
    drawn = {"meeting": meeting, "oob": oob, **shared(meeting)}
    part = render_template(f"meetings/line_{LETTER[type(line)]}.html", line=line, **drawn)
    return htmx.done("", part, _tally(meeting, LETTER[type(line)]), toast=said)


def _tally(meeting: Meeting, letter: str) -> str:
    """The number at the heading, beside what is swapped."""
    stand = opinions.of(meeting) if letter == "o" else conclusions.of(meeting)
    return render_template("meetings/tally.html", letter=letter, n=len(stand), oob=True)


def _key(line: Line) -> str:
    return f"{LETTER[type(line)]}-{line.id}"
