"""Comments: who may, whom a mention tells and how, what taking one away leaves, how a search finds them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app import clock
from app.database import db
from app.models import audit, event
from app.models.errors import NotAllowed, Refused
from app.models.notification import Message, Notification
from app.models.task import Task, commenting, comments, workflow
from app.models.task.comments import Comment, Mention
from tests.statements import counted
from tests.world import Place

MENTIONED = {("mentioned", "in_app"), ("mentioned", "email")}


@pytest.fixture
def task(place: Place) -> Task:
    """A task of the culture department."""
    return place.task(due_on=date(2026, 10, 30))


def told(place: Place) -> dict[str, set[tuple[str, str]]]:
    """By the key of a person: the rules and channels on which they were told and still are."""
    names = {person.id: key for key, person in place.people.items()}
    found: dict[str, set[tuple[str, str]]] = {}
    for row in db.session.scalars(select(Notification).where(Notification.state != "skipped")):
        found.setdefault(names[row.recipient_id], set()).add((row.rule, row.channel))
    return found


@pytest.mark.parametrize("who", ["secretary", "chair", "deputy", "culture_head", "economy_head", "officer"])
def test_whoever_works_in_the_commune_comments(place: Place, task: Task, who: str) -> None:
    commenting.comment(task, place.people[who], "Cần họp sớm")
    assert [one.comment.text for one in comments.of(task)] == ["Cần họp sớm"]


@pytest.mark.parametrize("who", ["observer", "admin"])
def test_those_who_only_read_do_not(place: Place, task: Task, who: str) -> None:
    with pytest.raises(NotAllowed):
        commenting.comment(task, place.people[who], "Cần họp sớm")


def test_a_mention_tells_the_person_in_the_application_and_by_mail_at_once(place: Place, task: Task) -> None:
    deputy, head = place.people["deputy"], place.people["culture_head"]
    commenting.comment(task, head, f"@{deputy.name} xem giúp, @{deputy.name} nhé", [deputy.id, deputy.id, head.id])
    assert told(place) == {"deputy": MENTIONED}
    message = db.session.scalars(select(Message)).one()
    assert not message.scheduled
    assert message.next_try_at <= clock.now()


def test_without_a_mention_nobody_gets_mail_and_the_lead_finds_what_others_ask(place: Place, task: Task) -> None:
    commenting.comment(task, place.people["officer"], "Đã gửi hồ sơ")
    assert told(place) == {}
    commenting.comment(task, place.people["chair"], "Vì sao chậm?")
    assert told(place) == {"culture_head": {("commented", "in_app")}}
    commenting.comment(place.task(unit=None), place.people["chair"], "Giao ai?")
    assert told(place)["secretary"] == {("commented", "in_app")}
    assert db.session.scalar(select(func.count(Message.id))) == 0


def test_who_is_mentioned_is_told_once_also_as_the_lead(place: Place, task: Task) -> None:
    commenting.comment(task, place.people["chair"], "Vì sao chậm?", [place.people["culture_head"].id])
    assert told(place) == {"culture_head": MENTIONED}


def test_a_name_written_after_an_at_counts_where_one_person_bears_it(place: Place, task: Task) -> None:
    people = place.people
    people["deputy"].name, people["chair"].name = "Trần Thị An", "Trần Thị An Bình"
    people["secretary"].name = people["economy_head"].name = "Lê Văn Cường"
    db.session.flush()
    row = commenting.comment(task, people["culture_head"], "@Trần Thị An Bình, @lê văn cường và x@Trần Thị Anh")
    assert told(place) == {"chair": MENTIONED}
    assert [one.names for one in comments.of(task)] == [["Trần Thị An Bình"]]
    assert row.search_key == "@tran thi an binh, @le van cuong va x@tran thi anh"


def test_people_of_another_commune_and_closed_accounts_cannot_be_mentioned(
    place: Place, elsewhere: Place, task: Task
) -> None:
    place.people["deputy"].active = False
    db.session.flush()
    for stranger in (elsewhere.people["chair"].id, place.people["deputy"].id, 987654):
        with pytest.raises(Refused, match="mention_unknown"):
            commenting.comment(task, place.people["chair"], "Xem giúp", [stranger])
    commenting.comment(task, place.people["chair"], f"@{elsewhere.people['deputy'].name} xem")
    assert db.session.scalar(select(func.count(Mention.id))) == 0
    assert {one.id for one in comments.choices(place.people["chair"])}.isdisjoint(
        {person.id for person in elsewhere.people.values()}
    )


def test_what_is_refused_leaves_nothing(place: Place, task: Task) -> None:
    chair = place.people["chair"]
    for text, code in ((" \u200b ", "comment_missing"), ("a" * 2_001, "text_long")):
        with pytest.raises(Refused, match=code):
            commenting.comment(task, chair, text)
    assert comments.of(task) == []
    commenting.comment(task, chair, "a" * 2_000)


def test_a_comment_sent_twice_is_one_and_tells_once(place: Place, task: Task) -> None:
    deputy = place.people["deputy"]
    rows = [commenting.comment(task, place.people["chair"], "Xem giúp", [deputy.id]) for _ in range(2)]
    assert rows[0] is rows[1]
    assert db.session.scalar(select(func.count(Mention.id))) == 1
    with clock.stopped(clock.now() + timedelta(minutes=2)):
        assert commenting.comment(task, place.people["chair"], "Xem giúp") is not rows[0]


def test_taken_away_on_its_day_the_words_are_gone_and_that_it_was_there_stays(place: Place, task: Task) -> None:
    deputy, chair = place.people["deputy"], place.people["chair"]
    row = commenting.comment(task, chair, "Lời lỡ viết", [deputy.id])
    commenting.remove(task, chair, row)
    commenting.remove(task, chair, row)
    assert (row.text, row.search_key) == ("", "")
    assert row.removed_at is not None
    assert [one.names for one in comments.of(task)] == [[]]
    assert told(place) == {}
    assert [one.verb for one in event.of(task)] == ["task.comment_removed", "task.commented"]
    assert not any("lỡ viết" in (one.note or "") + (one.to_value or "") for one in event.of(task))
    db.session.flush()
    assert audit.verify(place.id).holds


def test_a_letter_that_has_left_is_not_called_skipped(place: Place, task: Task) -> None:
    row = commenting.comment(task, place.people["chair"], "Xem giúp", [place.people["deputy"].id])
    mail = db.session.scalars(select(Notification).where(Notification.channel == "email")).one()
    mail.state = "sent"
    db.session.flush()
    commenting.remove(task, place.people["chair"], row)
    db.session.expire_all()
    assert mail.state == "sent"


def test_nobody_else_and_no_later_day_takes_it_away(place: Place, task: Task) -> None:
    row = commenting.comment(task, place.people["officer"], "Đã gửi hồ sơ")
    for who in ("chair", "secretary", "culture_head", "admin"):
        with pytest.raises(NotAllowed):
            commenting.remove(task, place.people[who], row)
    with pytest.raises(NotAllowed):
        commenting.remove(place.task(), place.people["officer"], row)
    with clock.stopped(clock.now() + timedelta(days=1)), pytest.raises(Refused, match="comment_of_earlier_day"):
        commenting.remove(task, place.people["officer"], row)
    assert row.text == "Đã gửi hồ sơ"


def test_a_mention_outlives_the_end_of_the_work(place: Place, task: Task) -> None:
    commenting.comment(task, place.people["chair"], "Xem giúp", [place.people["deputy"].id])
    workflow.report(task, place.people["culture_head"], "Xong", document_number="12/BC-UBND")
    assert told(place)["deputy"] == MENTIONED


def test_a_comment_does_not_count_as_a_change_of_the_task(place: Place, task: Task) -> None:
    db.session.flush()
    before = (task.version, task.last_note_at)
    commenting.comment(task, place.people["chair"], "Vì sao chậm?")
    db.session.flush()
    assert (task.version, task.last_note_at) == before


def test_a_search_looks_through_what_stands(place: Place, elsewhere: Place, task: Task) -> None:
    row = commenting.comment(task, place.people["chair"], "Hỏi lại Đặng Văn Khoa 100%")
    other = elsewhere.task()
    commenting.comment(other, elsewhere.people["chair"], "Hỏi lại Đặng Văn Khoa")

    def found(*words: str) -> list[int]:
        return list(db.session.scalars(select(Task.id).where(*[comments.saying(word) for word in words])))

    assert found("dang", "KHOA") == [task.id, other.id]
    assert found("Đặng", "100%") == [task.id]
    assert found("_") == []
    commenting.remove(task, place.people["chair"], row)
    assert found("dang") == [other.id]


def test_a_comment_can_t_point_into_another_commune(place: Place, elsewhere: Place, task: Task) -> None:
    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.add(Comment(commune_id=elsewhere.id, task_id=task.id, by_id=elsewhere.people["chair"].id, text="x"))
        db.session.flush()


def test_two_statements_however_many(place: Place, task: Task) -> None:
    seen = []
    for many in (0, 1, 30):
        for n in range(many):
            commenting.comment(task, place.people["chair"], f"Ý {many} {n}", [place.people["deputy"].id])
        db.session.flush()
        db.session.expire_all()
        task.commune_id  # noqa: B018  loaded before counting
        with counted() as statements:
            comments.of(task)
        seen.append(len(statements))
    assert seen == [2, 2, 2]
