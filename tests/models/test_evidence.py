"""Products and evidence: no product, no completion; who adds and removes; what is stored, counted and wiped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from app import clock, database, words
from app.database import db
from app.models import event, files_room, job_runs, settings, storage
from app.models.errors import NotAllowed, Noted, Refused
from app.models.file import File
from app.models.job_run import JobRun
from app.models.plan import Plan
from app.models.planning import handing_in, removing
from app.models.task import Task, TaskState, evidence, evidence_look, leading, pausing, products, workflow
from app.models.task.handed import Handed
from app.models.task.records import Evidence, Submission
from app.models.user import User
from tests.conftest import NOW
from tests.evidence.pictures import png
from tests.plans.sample import TEXT
from tests.uploads import pdfs
from tests.uploads.packages import good_docx
from tests.uploads.samples_text import STAMPED
from tests.world import Place

LINK = Handed(link="https://mau.example/bien-ban?id=1")
PHOTO = Handed(files=[("ảnh hiện trường.png", png())])


@pytest.fixture
def task(place: Place) -> Task:
    """A task of the culture department, which the economy department coordinates."""
    made = place.task(due_on=date(2026, 10, 9))
    leading.coordinate(made, [place.units["economy"]])
    return made


def _count(model: type, *where: object) -> int:
    db.session.flush()
    return db.session.scalar(select(func.count()).select_from(model).where(*where)) or 0  # type: ignore[arg-type]


def _verbs(task: Task) -> list[str]:
    return [one.verb.partition(".")[2] for one in reversed(event.of(task))]


def test_without_a_product_nothing_is_confirmed(place: Place, task: Task) -> None:
    workflow.report(task, place.people["culture_head"], "Đã làm xong")
    for confirmer in ("secretary", "chair"):
        with pytest.raises(Refused, match="product_missing") as refused:
            workflow.confirm(task, place.people[confirmer])
        assert "không yêu cầu sản phẩm" in words.sentence(refused.value)
        with pytest.raises(Refused, match="product_missing"):
            workflow.move(task, place.people[confirmer], TaskState.DONE)
    assert (task.state, "confirmed" in _verbs(task)) == ("reported", False)


def test_the_confirmer_may_say_that_none_is_needed(place: Place, task: Task) -> None:
    workflow.report(task, place.people["culture_head"], "Đã làm xong")
    with pytest.raises(NotAllowed):
        workflow.confirm(task, place.people["culture_head"], without_product=True)
    workflow.confirm(task, place.people["chair"], without_product=True)
    accepted = products.accepted(task)
    assert accepted is not None
    assert (accepted.without_product, accepted.decided_by) == (True, place.people["chair"])
    waived = next(one for one in event.of(task) if one.verb == "task.product_waived")
    assert (task.state, waived.actor_id) == ("done", place.people["chair"].id)


@pytest.mark.parametrize("handed", [LINK, PHOTO, Handed(document_number="12/BC")], ids=["link", "file", "document"])
def test_any_evidence_is_a_product(place: Place, task: Task, handed: Handed) -> None:
    assert not products.stands(task)
    evidence.add(task, place.people["officer"], handed)
    assert products.stands(task)
    workflow.report(task, place.people["culture_head"], "Đã làm xong")
    workflow.confirm(task, place.people["secretary"], without_product=True)
    accepted = products.accepted(task)
    assert accepted is not None
    assert accepted.without_product is False, "there was one, so nothing was waived"
    assert "product_waived" not in _verbs(task)


def test_evidence_that_was_taken_away_is_no_product(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    row = evidence.add(task, head, LINK)[0]
    evidence.remove(task, head, row, None)
    evidence.remove(task, head, row, None)
    assert (products.stands(task), evidence.of(task)) == (False, [])
    assert _verbs(task).count("evidence_removed") == 1
    workflow.report(task, head, "Xong")
    with pytest.raises(Refused, match="product_missing"):
        workflow.confirm(task, place.people["chair"])


def test_the_evidence_of_one_task_is_no_product_of_another(place: Place, elsewhere: Place, task: Task) -> None:
    evidence.add(task, place.people["culture_head"], LINK)
    other, strange = place.task("Việc khác"), elsewhere.task()
    assert not products.stands(other)
    assert not products.stands(strange)


def test_a_report_takes_files_link_and_document_which_a_return_keeps(place: Place, task: Task) -> None:
    handed = Handed(
        files=[("biên bản.docx", good_docx()), ("ảnh.png", png())],
        link="https://mau.example/1",
        document_number=" 214/QĐ-UBND ",
        document_on=date(2026, 10, 5),
    )
    first = workflow.report(task, place.people["culture_head"], "Đã ban hành", handed=handed)
    rows = evidence.of(task)
    assert [row.label for row in rows] == ["biên bản.docx", "ảnh.png", "https://mau.example/1", "214/QĐ-UBND"]
    assert {row.submission_id for row in rows} == {first.id}
    assert (first.document_number, rows[3].document_on) == ("214/QĐ-UBND", date(2026, 10, 5))
    workflow.send_back(task, place.people["secretary"], "Thiếu phụ lục")
    assert len(evidence.of(task)) == 4
    again = workflow.report(task, place.people["culture_head"], "Đã bổ sung", document_number="214/QĐ-UBND")
    rows = evidence.of(task)
    assert len(rows) == 4, "the same document is one row"
    assert [row.submission_id for row in rows] == [first.id] * 3 + [again.id]
    assert rows[3].document_on == date(2026, 10, 5)
    workflow.confirm(task, place.people["secretary"])
    assert task.state == "done"


def test_nothing_is_reported_with_a_bad_file(place: Place, task: Task) -> None:
    with pytest.raises(Refused, match="file_unreadable") as refused:
        workflow.report(
            task, place.people["culture_head"], "Xong", handed=Handed(files=[("a.png", png()), ("b.exe", b"MZ\x90\0")])
        )
    assert "“b.exe”" in words.sentence(refused.value)
    assert (task.state, _count(Submission), _count(Evidence), _count(File)) == ("unaccepted", 0, 0, 0)


WHO = {"culture_head": True, "officer": True, "economy_head": True, "secretary": True}


@pytest.mark.parametrize("who", ["admin", "secretary", "chair", "deputy", *WHO, "observer"])
def test_who_may_add(place: Place, task: Task, who: str) -> None:
    person = place.people[who]
    assert evidence.may_add(person, task) is WHO.get(who, False)
    if who in WHO:
        assert evidence.add(task, person, LINK)[0].by_id == person.id
    else:
        with pytest.raises(NotAllowed):
            evidence.add(task, person, LINK)


def test_only_who_added_it_removes_it(place: Place, task: Task) -> None:
    row = evidence.add(task, place.people["economy_head"], LINK)[0]
    for who in ("culture_head", "officer", "secretary", "chair"):
        assert not evidence.may_remove(place.people[who], task, row, None)
        with pytest.raises(NotAllowed, match="evidence_of_others"):
            evidence.remove(task, place.people[who], row, None)
    evidence.remove(task, place.people["economy_head"], row, None)
    assert evidence.of(task) == []


def test_what_is_reported_stays_and_what_came_after_may_go(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    before = evidence.add(task, head, LINK)[0]
    with clock.stopped(NOW + timedelta(hours=1)):
        submission = workflow.report(task, head, "Xong", handed=PHOTO)
    with clock.stopped(NOW + timedelta(hours=2)):
        after = evidence.add(task, head, Handed(link="https://mau.example/sau"))[0]
    of_report = next(row for row in evidence.of(task) if row.submission_id == submission.id)
    for row in (before, of_report):
        with pytest.raises(Refused, match="evidence_submitted"):
            evidence.remove(task, head, row, submission)
    evidence.remove(task, head, after, submission)
    workflow.take_back(task, head)
    evidence.remove(task, head, before, None)
    assert [row.id for row in evidence.of(task)] == [of_report.id]


def test_of_ended_work_nothing_is_added_or_removed(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    row = evidence.add(task, head, LINK)[0]
    pausing.pause(task, place.people["chair"], "Chờ vốn")
    assert evidence.may_add(head, task)
    pausing.resume(task, place.people["chair"])
    workflow.report(task, head, "Xong")
    workflow.confirm(task, place.people["chair"])
    with pytest.raises(Refused, match="evidence_closed"):
        evidence.remove(task, head, row, None)
    for act in (lambda: None, lambda: workflow.reopen(task, place.people["chair"], "Sai số liệu")):
        act()
        may = task.state != TaskState.DONE
        assert evidence.may_add(head, task) is may
    workflow.cancel(task, place.people["chair"], "Không còn phù hợp")
    with pytest.raises(Refused, match="evidence_closed"):
        evidence.add(task, head, PHOTO)


def test_the_same_thing_twice_is_one_and_bytes_are_kept_once_in_a_commune(
    place: Place, elsewhere: Place, task: Task
) -> None:
    head = place.people["culture_head"]
    for _time in range(2):
        evidence.add(task, head, PHOTO)
        evidence.add(task, head, LINK)
    assert len(evidence.of(task)) == 2
    other, strange = place.task("Việc khác"), elsewhere.task()
    mine = evidence.add(other, head, Handed(files=[("tên khác.png", png())]))[0]
    theirs = evidence.add(strange, elsewhere.people["culture_head"], PHOTO)[0]
    assert (mine.name, _count(File, File.commune_id == place.id)) == ("tên khác.png", 1)
    assert mine.file_id != theirs.file_id
    assert mine.file is not None and theirs.file is not None
    assert storage.path_of(mine.file) != storage.path_of(theirs.file)


def test_bytes_go_with_the_last_row_that_needs_them(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    rows = [evidence.add(one, head, PHOTO)[0] for one in (task, place.task("Việc khác"))]
    file = rows[0].file
    assert file is not None
    path = storage.path_of(file)
    evidence.remove(task, head, rows[0], None)
    database.commit()
    assert (path.exists(), file.state) == (True, "kept")
    evidence.remove(db.session.get_one(Task, rows[1].task_id), head, rows[1], None)
    database.commit()
    assert (path.exists(), file.state) == (False, "removed")
    again = evidence.add(task, head, PHOTO)[0]
    assert again.file is not None
    assert storage.read(again.file) == png()


def test_bytes_go_only_when_their_end_is_committed(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    row = evidence.add(task, head, PHOTO)[0]
    database.commit()
    evidence.remove(task, head, row, None)
    database.rollback()
    database.commit()
    again = db.session.get_one(Evidence, row.id)
    assert again.file is not None
    assert (again.removed_at, again.file.state, storage.read(again.file)) == (None, "kept", png())


def test_what_a_death_after_the_commit_left_is_deleted_at_the_next_start(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    rows = evidence.add(task, head, Handed(files=[("a.png", png()), ("b.png", png(9))]))
    evidence.remove(task, head, rows[0], None)
    db.session.commit()  # not ours, which deletes: as if the process had died before
    paths = [storage.path_of(row.file) for row in rows if row.file]
    assert [path.exists() for path in paths] == [True, True]
    assert (storage.finish_wiping(), storage.finish_wiping()) == (1, 0)
    assert [path.exists() for path in paths] == [False, True]


def test_a_plan_s_file_and_evidence_share_their_bytes(place: Place, task: Task) -> None:
    data, secretary = TEXT.encode(), place.people["secretary"]
    version = handing_in.hand_in(place.id, [("kh.txt", data)], secretary).version
    assert version is not None
    row = evidence.add(task, secretary, Handed(files=[("kh.txt", data)]))[0]
    assert row.file is not None
    removing.remove(db.session.get_one(Plan, version.plan_id), secretary)
    assert storage.read(row.file) == data, "a draft's removal leaves what evidence needs"
    evidence.remove(task, secretary, row, None)
    assert row.file.state == "removed"


def test_a_full_quota_refuses_files_and_says_how_much_is_used(place: Place, elsewhere: Place, task: Task) -> None:
    head, data = place.people["culture_head"], png()
    evidence.add(elsewhere.task(), elsewhere.people["culture_head"], PHOTO)
    assert files_room.room(place.id).used == 0
    settings.write(place.id, "files_quota", len(data) + 10)
    evidence.add(task, head, PHOTO)
    assert files_room.room(place.id) == files_room.Room(len(data), len(data) + 10)
    evidence.add(place.task("Việc khác"), head, PHOTO)  # the same bytes take no room
    db.session.execute(update(File).values(size=1_900_000_000))
    settings.write(place.id, "files_quota", 2_000_000_000)
    with pytest.raises(Refused, match="quota_full") as refused:
        evidence.add(task, head, Handed(files=[(f"{n}.png", png(9, n) + bytes(18_000_000)) for n in range(1, 7)]))
    said = words.sentence(refused.value)
    assert "đã dùng 1,9 GB trong 2,0 GB" in said
    assert "cần thêm 108,0 MB" in said
    evidence.add(task, head, LINK)  # a link takes no room


def test_a_secret_file_leaves_its_hash_and_nothing_else(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    files = [("ảnh.png", png()), ("TỐI MẬT.txt", b"abc"), ("bình thường.txt", STAMPED.encode())]
    with pytest.raises(Noted, match="file_named_secret") as refused:
        evidence.add(task, head, Handed(files=files))
    assert "TỐI MẬT.txt”, “bình thường.txt" in words.sentence(refused.value)
    kept = db.session.scalars(select(File)).all()
    assert [(file.state, file.reason, file.uploaded_by_id) for file in kept] == [("refused", "secret", head.id)] * 2
    assert not any(storage.path_of(file).exists() for file in kept)
    assert evidence.of(task) == []
    with pytest.raises(Noted):
        evidence.add(task, head, Handed(files=[("đổi tên.txt", b"abc")]))


def test_a_stamp_on_a_pdf_s_page_is_found_by_the_second_look(app: Flask, place: Place, task: Task) -> None:
    stamped = pdfs.pdf_of([pdfs.lines(["MẬT", *TEXT.splitlines()])], text=STAMPED)
    head = place.people["culture_head"]
    rows = evidence.add(task, head, Handed(files=[("a.pdf", stamped), ("b.pdf", pdfs.good_pdf()), ("c.png", png())]))
    task_id, files = task.id, [row.file_id or 0 for row in rows]
    db.session.commit()
    assert _count(JobRun, JobRun.kind == evidence_look.LOOK) == 2, "a picture has nothing to look into"
    db.session.rollback()  # what the test reads must not hold the lock that short writes need
    for file_id in files[:2]:
        assert evidence_look.look(file_id)
        assert not evidence_look.look(file_id), "once"
    task = db.session.get_one(Task, task_id)
    assert [row.name for row in evidence.of(task)] == ["b.pdf", "c.png"]
    file = db.session.get_one(File, files[0])
    assert (file.state, storage.path_of(file).exists()) == ("refused", False)
    assert _verbs(task)[-1] == "evidence_secret"
    run = job_runs.of(task.commune_id, evidence_look.LOOK, files[0])
    assert run is not None
    assert run.state == "done"


def test_what_was_taken_away_before_the_look_is_looked_at_when_it_comes_again(
    app: Flask, place: Place, task: Task
) -> None:
    stamped = Handed(files=[("a.pdf", pdfs.pdf_of([pdfs.lines(["MẬT", *TEXT.splitlines()])], text=STAMPED))])
    head_id, task_id = place.people["culture_head"].id, task.id
    for state in ("failed", "done"):
        task, head = db.session.get_one(Task, task_id), db.session.get_one(User, head_id)
        row = evidence.add(task, head, stamped)[0]
        file_id = row.file_id or 0
        if state == "failed":
            evidence.remove(task, head, row, None)
        db.session.commit()
        evidence_look.look(file_id)
        run = job_runs.of(db.session.get_one(File, file_id).commune_id, evidence_look.LOOK, file_id)
        assert run is not None and run.state == state
        db.session.rollback()
    assert evidence.of(db.session.get_one(Task, task_id)) == []
    assert db.session.get_one(File, file_id).state == "refused"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://mau.example/a",
        "//mau.example/a",
        "mau.example/a",
        "https://",
        "https://ten:matkhau@mau.example/",
        "https://mau.example@xau.example/",
        "https://mau.example/a b",
        "https://mau.example\\@xau.example",
        "https://mau.example:cong/",
        "https://[mau/",
        "https://mau.example/" + "a" * 2000,
    ],
)
def test_an_unsafe_link_is_refused(place: Place, task: Task, link: str) -> None:
    with pytest.raises(Refused, match="link_wrong"):
        evidence.add(task, place.people["culture_head"], Handed(link=link))
    assert _count(Evidence) == 0


def test_marks_that_can_t_be_seen_leave_a_link(place: Place, task: Task) -> None:
    row = evidence.add(task, place.people["culture_head"], Handed(link=" https://mau.example/\u202etxt.exe "))[0]
    assert row.link == "https://mau.example/txt.exe"


REFUSALS: list[tuple[Handed, str]] = [
    (Handed(), "evidence_missing"),
    (Handed(document_on=date(2026, 10, 1)), "document_number_missing"),
    (Handed(document_number="1/BC", document_on=date(2026, 10, 7)), "document_in_future"),
    (Handed(files=[(f"{n}.txt", b"a") for n in range(21)]), "evidence_too_many"),
    (Handed(files=[("a.txt", b"")]), "file_empty"),
]


@pytest.mark.parametrize(("handed", "code"), REFUSALS, ids=[code for _handed, code in REFUSALS])
def test_what_is_not_right_is_refused(place: Place, task: Task, handed: Handed, code: str) -> None:
    with pytest.raises(Refused, match=code):
        evidence.add(task, place.people["culture_head"], handed)


def test_a_fault_of_the_gate_keeps_a_file_out(place: Place, task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("app.reading.gate.proof_at_door", broken)
    with pytest.raises(Refused, match="file_unreadable"):
        evidence.add(task, place.people["culture_head"], PHOTO)
    assert _count(File) == 0


def test_boards_count_files_and_see_each_change(place: Place, task: Task) -> None:
    head, version = place.people["culture_head"], task.version
    asked = select(products.files(), products.product()).where(Task.id == task.id)
    assert tuple(db.session.execute(asked).one()) == (0, False)
    row = evidence.add(task, head, Handed(files=[("a.png", png()), ("b.png", png(9, 9))], link="https://mau.example"))[
        0
    ]
    db.session.flush()
    assert tuple(db.session.execute(asked).one()) == (2, True)
    assert task.version > version
    evidence.remove(task, head, row, None)
    db.session.flush()
    assert tuple(db.session.execute(asked).one()) == (1, True)
