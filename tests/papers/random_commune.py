"""A random commune in the middle of its year, every kind of paper asked for by the product's own verbs."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from app import clock
from app.database import db
from app.models import agenda_acts, committees, meetings, settings
from app.models.briefing import asking as briefs
from app.models.errors import Refused
from app.models.extension_papers import asking as requests
from app.models.inviting import guests
from app.models.letters import asking as letters
from app.models.meeting import Meeting, Paper
from app.models.meeting_papers import asking as meeting_papers
from app.models.minutes import assigning, attendance, closing, conclusions, opinions
from app.models.minutes.conclusions import Fields
from app.models.plan import Plan
from app.models.reporting.whole import keeping, periods
from app.models.target import Target
from app.models.targets import readings
from app.models.targets.readings import Typed
from app.report_pictures import picture
from tests.papers import random_work
from tests.papers.random_work import NOW, Work
from tests.reporting import filled
from tests.world import Place

QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3")
DUE = ("trước ngày 15/11", "Quý IV/2026", "thường xuyên", "hằng tháng", "")
COMES = ("present", "present", "excused", "absent", "unknown")


class Commune:
    """One commune of the test world, its meetings; whatever a person could read names its `mark`."""

    def __init__(self, place: Place, seed: int, mark: str, most: int = 40, *, sure: bool = False) -> None:
        """`most` tasks; `sure`: one that is late and one for which a later day is asked are among them."""
        self.place, self.mark, self.dice = place, mark, random.Random(seed)
        self.work = Work(place, self.dice, mark)
        self.chair, self.secretary = place.people["chair"], place.people["secretary"]
        self.work.lead()
        plan = self._plan()
        for _n in range(self.dice.randrange(most)):
            self.work.live(self.work.give(plan.id))
        if sure:
            self._surely(plan)
        self._targets(plan)
        self.held, self.coming = self._meetings()

    def ask(self, refused: Callable[[str, str], None]) -> list[int]:
        """Ask for every kind of paper; `refused` is told kind and code of each that there is nothing to make of."""
        asked = {
            "brief": lambda: [briefs.ask(self.held, self.secretary), briefs.ask(self.coming, self.chair)],
            "urging": lambda: letters.ask(self.chair, each=self.dice.random() < 0.5),
            "extension_request": lambda: [requests.ask(self.chair)],
            "invitation": lambda: [meeting_papers.ask(self.coming, self.secretary, "invitation")],
            "minutes": lambda: [meeting_papers.ask(self.held, self.secretary, "minutes")],
            "conclusions": lambda: [meeting_papers.ask(self.held, self.secretary, "conclusions")],
            "report": self._reports,
        }
        papers: list[Paper] = []
        for kind, make in asked.items():
            try:
                papers += make()
            except Refused as no:
                refused(kind, no.code)
        return [paper.id for paper in papers]

    def _reports(self) -> list[Paper]:
        """The third quarter's: sometimes after a frozen one of the second, sometimes handed to the leader first."""
        quarters = ["2026-Q2", "2026-Q3"][self.dice.randrange(2) :]
        papers = []
        for report in [keeping.begin(self.secretary, periods.window_of(self.place.id, one)) for one in quarters]:
            if self.dice.random() < 0.5:
                papers.append(keeping.hand_up(report, self.chair, picture))
            filled.fill(report, self.secretary)
            keeping.freeze(report, self.chair, draw=picture)
            papers.append(db.session.get_one(Paper, report.paper_id))
        return papers

    def _surely(self, plan: Plan) -> None:
        late, asked = (self.work.give(plan.id, unit, due_on=date(2026, 9, 1)) for unit in ("culture", "economy"))
        for task in (late, asked):
            self.work.step_by(random_work.accept, task)
        self.work.step_by(random_work.ask, asked)

    def _plan(self) -> Plan:
        plan = Plan(commune_id=self.place.id, title=f"Kế hoạch chuyển đổi số {self.mark}", year=2026, state="published")
        plan.number, plan.issued_on = self.dice.choice(((None, None), ("05/KH-UBND", date(2026, 7, 2))))
        db.session.add(plan)
        settings.write(self.place.id, "headline_rate", "completion")
        db.session.flush()
        return plan

    def _targets(self, plan: Plan) -> None:
        """Some with figures of one quarter or more, some in words, some of which nothing is known."""
        for n in range(self.dice.randrange(6)):
            by_figure = self.dice.random() < 0.7
            figure = {"comparator": ">=", "value": 80, "value_words": ">= 80%"}
            said = figure if by_figure else {"comparator": None, "value": None, "value_words": "Ban hành quy chế"}
            target = Target(commune_id=self.place.id, plan_id=plan.id, position=n, period="2026", **said)
            target.from_year = target.to_year = 2026
            target.text, target.group = self.work.text("Tỷ lệ hồ sơ số"), self.dice.choice((None, "Chính quyền số"))
            target.lead_unit_id, target.measure_unit = self.place.units["culture"].id, "%"
            db.session.add(target)
            db.session.flush()
            for quarter in QUARTERS[: self.dice.randrange(4)]:
                readings.write(target, self.secretary, quarter, self._reading(by_figure))

    def _reading(self, by_figure: bool) -> Typed:
        if self.dice.random() < 0.1:
            return Typed(is_nil=True)
        judged = self.dice.choice(("met", "exceeded", "missed"))
        value = f"{self.dice.randrange(500, 1000) / 10}".replace(".", ",")
        note = self.work.text("Theo số liệu của hệ thống")
        return Typed(value=value, note=note) if by_figure else Typed(value="Đã ban hành", judged=judged, note=note)

    def _meetings(self) -> tuple[Meeting, Meeting]:
        """One that was held within the report's window, with its minutes; one to come."""
        name = f"Ban Chỉ đạo chuyển đổi số {self.mark}"
        body = committees.save(None, self.secretary, name=name, standing=None, units=set())
        day = self.work.day(date(2026, 8, 3), 40)
        said = {"place": f"Phòng họp {self.mark}", "chair": meetings.usual_chair(self.place.id)}
        with clock.stopped(clock.instant(day - timedelta(days=5), 9)):
            held = meetings.call(self.secretary, body, on=day, title=self.work.text("Họp"), at_time="08:00", **said)
            self._invite(held)
        with clock.stopped(clock.instant(day, 9)):
            self._minute(held)
        coming = meetings.call(self.secretary, body, on=clock.local(NOW).date() + timedelta(days=9), title="", **said)
        self._invite(coming)
        return held, coming

    def _invite(self, meeting: Meeting) -> None:
        db.session.flush()
        guests.add_members(meeting, self.secretary)
        for n in range(self.dice.choice((0, 2, 14))):
            guests.add(meeting, self.secretary, self.work.text(f"Ông Đại biểu {n}"), "Trưởng khu phố")
        for _n in range(self.dice.randrange(4)):
            agenda_acts.put_words(meeting, self.secretary, self.work.text())

    def _minute(self, meeting: Meeting) -> None:
        for guest in guests.of(meeting):
            attendance.mark(guest, self.secretary, self.dice.choice(COMES))
        for _n in range(self.dice.randrange(4)):
            opinions.add(meeting, self.secretary, self.work.text("Bà Lan"), self.work.text())
        for _n in range(self.dice.randrange(1, 7)):
            self._conclude(meeting)
        times = {"begun": "08:05", "ended": "10:30", "secretary": f"Thư ký {self.mark}"}
        assessment = self.work.text("Tiến độ khá.") if self.dice.random() < 0.7 else ""
        closing.save(meeting, self.secretary, assessment=assessment, **times)

    def _conclude(self, meeting: Meeting) -> None:
        """A line for a unit or for everybody; some of them became tasks that were worked on since."""
        units = [*self.place.units.values()][:4]
        lead = self.dice.choice((None, *units))
        fields = Fields(self.work.text(), lead, self.dice.sample(units, 2), self.dice.choice(DUE), "Báo cáo")
        line = conclusions.add(meeting, self.secretary, fields)
        if lead is not None and self.dice.random() < 0.6:
            task = assigning.assign(line, self.secretary)
            self.work.tasks.append(task)
            self.work.live(task)
