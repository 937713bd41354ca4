"""What happened in the invented commune from the plan's issue to the first run."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from app import clock, reading
from app.database import db
from app.demo import charges, gatherings, lives_culture, lives_others, measured, order, orders, periodic, rounds, sample
from app.demo.commune import Place
from app.demo.deadlines import Laid
from app.demo.script import Script
from app.models import job_runs, storage, sweep
from app.models.notification import Notification
from app.models.plan import Plan, ProposalState
from app.models.planning import deciding, handing_in, proposing, publishing, tray
from app.models.task import Task, workflow, writing
from app.models.text import clean
from app.reading.source import Source

LEFT_UNCLEAR = "contest"
SWEEPS = range(-100, 0)
UNREAD = 4  # days back from which notices are still unread


def tell(place: Place, laid: Laid) -> None:
    """Let it happen, in this transaction, by the domain's own verbs at past instants."""
    published_at, tasks = begin(place, laid)
    script = Script(place, laid, tasks)
    for chapter in (*WORK, gatherings.tell, rounds.tell, measured.tell, periodic.tell, _sweeps):
        chapter(script)
    script.play(published_at)
    _read_notices(place, clock.instant(laid.day(-UNREAD)))


def begin(place: Place, laid: Laid) -> tuple[datetime, dict[str, Task]]:
    """The plan is handed in and published; that instant, and the tasks as `_publish` gives them."""
    plan = _hand_in(place, laid)
    published_at = clock.instant(laid.days.add(laid.issued_on, 2), 14)
    with clock.stopped(published_at):
        return published_at, _publish(place, laid, plan)


def _hand_in(place: Place, laid: Laid) -> Plan:
    """The secretary hands the file in; the reader reads it."""
    with clock.stopped(clock.instant(laid.days.add(laid.issued_on, 1), 9)):
        file = (sample.file_name(laid.today), sample.document(laid))
        version = handing_in.hand_in(place.commune.id, [file], place.people["thuky"]).version
        assert version is not None
        sources = [Source(one.name, storage.read(one.file)) for one in version.files]
        proposing.propose(version, reading.read(sources))
        close_job(place, handing_in.READ, version.id)
        return version.plan


def close_job(place: Place, kind: str, subject_id: int) -> None:
    """Mark a job as done that the story did itself, in its own transaction."""
    run = job_runs.of(place.commune.id, kind, subject_id)
    if run is not None:
        run.state, run.progress, run.ended_at, run.lease_until = "done", 100, clock.now(), None


def _publish(place: Place, laid: Laid, plan: Plan) -> dict[str, Task]:
    """The secretary clears what is doubtful, all but one row, and publishes.

    Returns the tasks by their orders' keys, the duties to report by their words.
    """
    secretary = place.people["thuky"]
    keys = {clean(one.text): one.key for one in orders.every(laid)}
    for row in publishing.waiting(plan, ProposalState.UNCLEAR):
        if keys.get(row.fields["text"]) != LEFT_UNCLEAR:
            deciding.clear(row, secretary)
    db.session.flush()
    made = publishing.publish(plan, secretary)
    db.session.flush()
    return {keys.get(task.text, task.text): task for task in made.tasks}


def _give_leads(script: Script) -> None:
    """Of the tasks without a lead one finds its unit; the others wait in the tray."""
    unit = script.place.units[order.ECONOMY]
    script.at(-108, 9, lambda: tray.give([script.tasks["map"]], script.person("thuky"), unit))


def _duties(script: Script) -> None:
    """A duty to report that one unit owes is taken up as any task; what all owe waits in the tray."""
    for words, task in script.tasks.items():
        if task.kind == proposing.REPORTING and task.lead_unit_id is not None:
            script.task(words).accepted(-110)


def _by_hand(script: Script) -> None:
    """Work that no plan named: given by leaders, one of it given up again."""
    units, laid = script.place.units, script.laid

    def add(by: str, text: str, unit: str, due: int) -> Task:
        return writing.add(script.person(by), text=text, unit=units[unit], due_on=laid.day(due))

    def give_up() -> None:
        task = add("thuky", "Mượn phòng máy của trường để mở lớp buổi tối", order.CULTURE, -20)
        workflow.cancel(task, script.person("chutich"), "Nhà văn hóa khu phố đã có máy, không cần mượn phòng.")

    script.at(-36, 15, give_up)
    script.at(-14, 9, lambda: add("chutich", "Chuẩn bị báo cáo chuyên đề trình Ban Thường vụ", order.OFFICE, 6))
    script.at(-8, 9, lambda: add("phochutich", "Rà soát mặt bằng đặt trạm phát sóng mới", order.ECONOMY, 25))


def _sweeps(script: Script) -> None:
    """The clock's sweep of every morning; days off sweep nothing."""
    commune_id = script.place.commune.id
    for day in sorted({script.laid.day(distance) for distance in SWEEPS}):
        script.at((day - script.laid.today).days, 8, lambda: sweep.sweep(commune_id))


def _read_notices(place: Place, before: datetime) -> None:
    """Everybody has read what came before an instant."""
    own = Notification.commune_id == place.commune.id
    old = select(Notification.id).where(own, Notification.shown_from < before)
    db.session.execute(update(Notification).where(Notification.id.in_(old)).values(read_at=Notification.shown_from))


WORK = (_give_leads, _duties, lives_culture.tell, lives_others.tell, charges.tell, _by_hand)  # what is done to tasks
