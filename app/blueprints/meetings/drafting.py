"""Giấy mời, Biên bản, Thông báo kết luận as files; what the agenda could hold."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_login import current_user

from app import forms
from app.blueprints.meetings import agenda, blueprint, pages
from app.models import agenda_acts, agenda_proposals, powers
from app.models.meeting import Meeting
from app.models.meeting_papers import asking
from app.models.minutes.powers import HOLDERS
from app.models.reach import find
from app.policy import allow

KINDS = {"giay-moi": "invitation", "bien-ban": "minutes", "thong-bao": "conclusions"}


@blueprint.post("/<int:meeting_id>/van-ban/<slug>")
@allow(*HOLDERS)
def draft(meeting_id: int, slug: str) -> Any:
    """Ask for one of the meeting's papers; the same contents are one paper."""
    meeting = find(current_user, Meeting, meeting_id)
    asking.ask(meeting, current_user, KINDS.get(slug, slug))
    return pages.papers_changed(meeting, _("Đang lập văn bản"))


@blueprint.post("/<int:meeting_id>/chuong-trinh/de-xuat")
@allow(*powers.URGERS)
def put_proposed(meeting_id: int) -> Any:
    """Put a proposed group on the agenda (`nhom`; all without it)."""
    meeting = find(current_user, Meeting, meeting_id)
    n = agenda_proposals.put_all(meeting, current_user, forms.text("nhom") or None)
    return agenda.changed(meeting, _("Đã thêm %(n)s nội dung vào chương trình", n=n))


@blueprint.post("/<int:meeting_id>/chuong-trinh/noi-dung")
@allow(*powers.URGERS)
def put_words(meeting_id: int) -> Any:
    """Put something that is no task on the agenda."""
    meeting = find(current_user, Meeting, meeting_id)
    item = agenda_acts.put_words(meeting, current_user, request.form.get("words", ""))
    return agenda.changed(meeting, _("Đã thêm vào chương trình: %(title)s", title=item.text))
