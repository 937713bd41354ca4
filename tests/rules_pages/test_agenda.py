"""The agenda on a meeting's page: what the sweep put on it, what people put, drop, take back, move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.models import agenda, agenda_acts, meetings
from app.models.errors import NotAllowed
from app.models.event import Event
from app.models.meeting import AgendaItem, Meeting
from app.models.user import User
from tests.rules_pages.conftest import Told
from tests.rules_pages.test_pages import plain, text
from tests.statements import counted
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
LONG_LATE, SOON = date(2026, 8, 3), date(2026, 10, 9)
MAY = {"secretary", "chair", "deputy"}


def call(place: Place, on: date = date(2026, 10, 20)) -> Meeting:
    """A meeting of the commune."""
    committee = meetings.first_committee(place.id)
    made = meetings.call(
        place.people["secretary"], committee, on=on, title="phiên quý III", place="Phòng họp 1", chair="Chủ tịch"
    )
    db.session.flush()
    return made


def order(meeting_id: int) -> list[str]:
    """What is on the agenda, in order."""
    db.session.flush()
    db.session.expire_all()
    return [item.text for item in agenda.items(db.session.get_one(Meeting, meeting_id))]


@pytest.fixture
def four(place: Place) -> int:
    """A meeting with four tasks on its agenda; its id."""
    meeting = call(place)
    for name in "ABCD":
        agenda_acts.put(meeting, place.people["chair"], place.task(f"Việc {name}", due_on=SOON))
    db.session.commit()
    return meeting.id


def items_of(meeting_id: int) -> dict[str, int]:
    """The items' ids by their text, dropped ones too."""
    rows = db.session.query(AgendaItem).filter_by(meeting_id=meeting_id)
    return {row.text: row.id for row in rows}


def test_long_late_work_is_there_with_its_present_state(
    place: Place, client_of: ClientOf, swept: Callable[[], Told]
) -> None:
    meeting_id = call(place).id
    task = place.task("Việc chậm lâu", due_on=LONG_LATE)
    task_id, observer = task.id, client_of(place.people["observer"])
    swept()
    words = text(observer, f"/cuoc-hop/{meeting_id}")
    assert "1. Việc chậm lâu" in words and "Quá hạn 64 ngày" in words
    assert "Bỏ khỏi chương trình" not in words and "Tìm việc" not in words.split("Chương trình")[1]
    page = observer.get(f"/cuoc-hop/{meeting_id}").get_data(as_text=True)
    assert f"/viec/{task_id}" in page


def test_dropped_it_stays_off_until_it_is_taken_back(
    place: Place, client_of: ClientOf, swept: Callable[[], Told]
) -> None:
    meeting_id = call(place).id
    place.task("Việc chậm lâu", due_on=LONG_LATE)
    secretary = client_of(place.people["secretary"])
    swept()
    (item_id,) = items_of(meeting_id).values()
    assert secretary.post(f"/cuoc-hop/chuong-trinh/{item_id}/bo").status_code == 303
    swept(), swept()
    assert order(meeting_id) == []
    words = text(secretary, f"/cuoc-hop/{meeting_id}")
    assert "1 việc đã bỏ khỏi chương trình" in words and "hệ thống không tự đưa lại" in words
    assert secretary.post(f"/cuoc-hop/chuong-trinh/{item_id}/dua-lai").status_code == 303
    assert order(meeting_id) == ["Việc chậm lâu"]
    verbs = [one.verb for one in db.session.query(Event).filter(Event.verb.startswith("meeting.agenda"))]
    assert verbs == ["meeting.agenda_dropped", "meeting.agenda_put"]


def test_work_is_found_by_number_and_by_words(place: Place, client_of: ClientOf, four: int) -> None:
    task = place.task("Số hóa hồ sơ đất đai", due_on=SOON)
    on_it = db.session.query(AgendaItem).filter_by(text="Việc A").one().task
    chair, number, code = client_of(place.people["chair"]), task.number, on_it.number
    for words in (str(number), "so hoa ho so", "Số hóa"):
        assert "Thêm việc này" in text(chair, f"/cuoc-hop/{four}?tim={words}"), words
    assert "Thêm việc này" not in text(chair, f"/cuoc-hop/{four}?tim={code}")  # it is there already
    assert "Không tìm thấy việc nào" in text(chair, f"/cuoc-hop/{four}?tim=xyz")
    assert chair.post(f"/cuoc-hop/{four}/chuong-trinh", data={"task": task.id}).status_code == 303
    assert order(four)[-1] == "Số hóa hồ sơ đất đai"
    chair.post(f"/cuoc-hop/{four}/chuong-trinh", data={"task": task.id})
    assert order(four).count("Số hóa hồ sơ đất đai") == 1


def test_what_was_dropped_can_be_put_on_again(place: Place, four: int) -> None:
    secretary = place.people["secretary"]
    item = db.session.get_one(AgendaItem, items_of(four)["Việc A"])
    agenda_acts.drop(item, secretary)
    agenda_acts.put(db.session.get_one(Meeting, four), secretary, item.task)
    assert order(four) == ["Việc B", "Việc C", "Việc D", "Việc A"]


def test_the_order_is_changed_by_up_and_down(client_of: ClientOf, place: Place, four: int) -> None:
    client, ids = client_of(place.people["deputy"]), items_of(four)
    for name, way, expected in (
        ("Việc C", "len", "ACBD"),
        ("Việc C", "len", "CABD"),
        ("Việc C", "len", "CABD"),
        ("Việc A", "xuong", "CBAD"),
        ("Việc D", "xuong", "CBAD"),
    ):
        assert client.post(f"/cuoc-hop/chuong-trinh/{ids[name]}/{way}").status_code == 303
        assert order(four) == [f"Việc {letter}" for letter in expected], (name, way)
    client.post(f"/cuoc-hop/chuong-trinh/{ids['Việc B']}/bo")
    client.post(f"/cuoc-hop/chuong-trinh/{ids['Việc A']}/len")
    assert order(four) == ["Việc A", "Việc C", "Việc D"]


def test_htmx_gets_the_panel(client_of: ClientOf, place: Place, four: int) -> None:
    client, ids = client_of(place.people["secretary"]), items_of(four)
    answer = client.post(f"/cuoc-hop/chuong-trinh/{ids['Việc B']}/len", headers={"HX-Request": "true"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200 and page.lstrip().startswith('<div id="agenda"') and "<html" not in page
    assert plain(page).index("1. Việc B") < plain(page).index("2. Việc A")
    dropped = client.post(f"/cuoc-hop/chuong-trinh/{ids['Việc B']}/bo", headers={"HX-Request": "true"})
    assert "dua-lai" in dropped.headers["HX-Trigger"]


def test_who_may(place: Place, client_of: ClientOf, four: int) -> None:
    ids, task = items_of(four), place.task("Việc khác", due_on=SOON)
    posts = [f"/cuoc-hop/chuong-trinh/{ids['Việc B']}/{act}" for act in ("len", "xuong", "bo", "dua-lai")]
    posts.append(f"/cuoc-hop/{four}/chuong-trinh")
    for who, person in place.people.items():
        client = client_of(person)
        for url in posts:
            assert client.post(url, data={"task": task.id}).status_code == (303 if who in MAY else 403), (who, url)
    with pytest.raises(NotAllowed):
        agenda_acts.put(db.session.get_one(Meeting, four), place.people["culture_head"], task)


def test_another_communes_things_are_not_found(place: Place, elsewhere: Place, client_of: ClientOf, four: int) -> None:
    theirs = elsewhere.task("Việc của xã khác", due_on=SOON)
    meeting = call(elsewhere)
    item = agenda_acts.put(meeting, elsewhere.people["chair"], theirs)
    db.session.flush()
    client = client_of(place.people["secretary"])
    assert client.post(f"/cuoc-hop/{four}/chuong-trinh", data={"task": theirs.id}).status_code == 404
    assert client.post(f"/cuoc-hop/{four}/chuong-trinh").status_code == 404
    assert client.post(f"/cuoc-hop/{meeting.id}/chuong-trinh", data={"task": 1}).status_code == 404
    for act in ("len", "xuong", "bo", "dua-lai"):
        assert client.post(f"/cuoc-hop/chuong-trinh/{item.id}/{act}").status_code == 404
    assert order(meeting.id) == ["Việc của xã khác"]


def test_a_long_agenda_costs_no_more_statements(place: Place, client_of: ClientOf) -> None:
    meeting = call(place)
    client, url = client_of(place.people["secretary"]), f"/cuoc-hop/{meeting.id}"
    spent = []
    for n in range(1, 22):
        agenda_acts.put(meeting, place.people["secretary"], place.task(f"Việc {n}", due_on=SOON))
        if n in (1, 21):
            db.session.commit()
            with counted() as statements:
                client.get(url)
            spent.append(len(statements))
            meeting = db.session.get_one(Meeting, meeting.id)
    assert spent[0] == spent[1]
