"""The minutes while they are written: the members to be added, the numbers at the headings."""

from __future__ import annotations

from flask.testing import FlaskClient

from app.database import db
from app.models import meetings
from app.models.inviting import guests
from app.models.meeting import Conclusion, Meeting
from tests.meetings.test_pages import HTMX, ON, form, meeting, only, secretary  # noqa: F401
from tests.world import Place


def test_members_who_are_not_invited_are_offered(place: Place, secretary: FlaskClient) -> None:  # noqa: F811
    by = place.people["secretary"]
    bare = meetings.call(by, meetings.first_committee(place.id), on=ON, title="phiên", place="P1", chair="Ông A")
    db.session.flush()
    n = len(guests.lacking(bare))
    db.session.commit()
    page = secretary.get(f"/cuoc-hop/{bare.id}/bien-ban").text
    assert n > 1
    assert f"Thêm {n} thành viên" in page
    assert "chưa ghi thành viên" not in page


def test_headings_count_along(place: Place, meeting: Meeting, secretary: FlaskClient) -> None:  # noqa: F811
    base, oob = f"/cuoc-hop/{meeting.id}", ' hx-swap-oob="true">'
    page = secretary.get(f"{base}/bien-ban").text
    assert '<span id="o-tally">0 ý kiến' in page
    assert '<span id="c-tally">0 kết luận' in page
    said = {"speaker": "Bà B", "text": "Đề nghị sớm"}
    assert f'id="o-tally"{oob}1 ý kiến' in secretary.post(f"{base}/y-kien", data=said, headers=HTMX).text
    assert f'id="c-tally"{oob}1 kết luận' in secretary.post(f"{base}/ket-luan", data=form(place), headers=HTMX).text
    line = f"/cuoc-hop/ket-luan/{only(Conclusion).id}"
    assert f'id="c-tally"{oob}0 kết luận' in secretary.post(f"{line}/bo", headers=HTMX).text
    assert f'id="c-tally"{oob}1 kết luận' in secretary.post(f"{line}/dua-lai", headers=HTMX).text
