"""A meeting that is off, or was held, opens no form that would be refused: its page says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.models import meeting_cancelling
from app.models.meeting import Meeting
from app.models.user import User
from tests.meetings.test_cancelling import MINUTES, WHY, invited  # noqa: F401
from tests.meetings.test_inviting import meeting  # noqa: F401
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
FORMS = ("sua", "bien-ban", "giay-moi", "huy")


@pytest.mark.parametrize("slug", FORMS)
def test_a_meeting_called_off_opens_no_form(place: Place, meeting: Meeting, client_of: ClientOf, slug: str) -> None:  # noqa: F811
    client, url = client_of(place.people["secretary"]), f"/cuoc-hop/{meeting.id}"
    assert client.get(f"{url}/{slug}").status_code == 200
    meeting_cancelling.cancel(meeting, db.session.get_one(User, place.people["secretary"].id), WHY)
    db.session.commit()
    led = client.get(f"{url}/{slug}")
    assert (led.status_code, led.headers["Location"]) == (303, url)
    assert "Cuộc họp đã hủy nên không sửa, không ghi thêm nữa." in client.get(url).text


def test_a_meeting_held_is_not_asked_to_be_called_off(place: Place, invited: Meeting, client_of: ClientOf) -> None:  # noqa: F811
    MINUTES[next(iter(MINUTES))](invited, place.people["secretary"])
    client, url = client_of(place.people["secretary"]), f"/cuoc-hop/{invited.id}"
    led = client.get(f"{url}/huy")
    assert (led.status_code, led.headers["Location"]) == (303, url)
    assert "đã có biên bản hoặc kết luận nên không hủy được" in client.get(url).text
    assert client.get(f"{url}/sua").status_code == 200
