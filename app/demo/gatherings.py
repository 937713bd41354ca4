"""Two meetings of the steering committee: one held, with brief, minutes and two conclusions given out, one to come."""

from __future__ import annotations

from dataclasses import dataclass

from app import clock
from app.database import db
from app.demo import order, prose
from app.demo.deadlines import dmy
from app.demo.script import Script
from app.models import job_runs, meetings
from app.models.briefing import asking, making
from app.models.briefing.snapshot import gather
from app.models.inviting import guests, sending
from app.models.meeting import Meeting
from app.models.minutes import assigning, attendance, closing, conclusions, opinions
from app.models.minutes.conclusions import Fields

HELD, COMING = -35, 9


@dataclass(frozen=True)
class Given:
    """A conclusion: what, the lead unit, those that coordinate, the last day as a distance, the product."""

    text: str
    lead: str
    others: tuple[str, ...]
    until: int
    product: str


@dataclass(frozen=True)
class Said:
    """What is said at a meeting: opinions by login, the chair's assessment, conclusions; the number of the notice."""

    opinions: tuple[tuple[str, str], ...]
    assessment: tuple[str, ...]
    conclusions: tuple[Given, ...]
    notice: str
    asked: str = "Các đơn vị chuẩn bị báo cáo ngắn về việc quá hạn, nêu rõ nguyên nhân và ngày sẽ xong."


SAID = Said(
    opinions=(
        (
            "vhxh",
            "Số hóa hồ sơ đang chậm vì thiếu máy quét; đề nghị dùng chung máy của Trung tâm Phục vụ hành chính công.",
        ),
        ("kinhte", "Đã có báo giá đường truyền; đề nghị sớm phê duyệt dự toán để kịp thi công trong quý."),
    ),
    assessment=(
        "Các đơn vị cơ bản bám sát kế hoạch; tỷ lệ hoàn thành tăng so với kỳ trước.",
        "Một số việc về số hóa và hạ tầng còn chậm, nguyên nhân chủ yếu do chuẩn bị thiết bị, dự toán chưa kịp thời.",
    ),
    conclusions=(
        Given(
            "Lập lịch dùng chung máy quét, hoàn thành số hóa hồ sơ còn tồn", order.CULTURE, (order.ONE_STOP,), 20,
            "Lịch dùng chung; báo cáo kết quả số hóa",
        ),
        Given(
            "Trình phê duyệt dự toán đường truyền của các nhà văn hóa khu phố", order.ECONOMY, (order.OFFICE,), 12,
            "Tờ trình, dự toán",
        ),
    ),
    notice="18/TB-BCĐ",
)  # fmt: skip


def tell(script: Script) -> None:
    """Note them."""
    script.at(HELD - 5, 9, lambda: call(script, "Phiên họp thường kỳ", HELD, "08:00"))
    script.at(HELD - 5, 10, lambda: invite(script, _held(script), SAID))
    script.at(HELD - 1, 16, lambda: _brief(script))
    script.at(HELD, 10, lambda: minutes(script, _held(script), SAID))
    script.at(HELD, 14, lambda: conclude(script, _held(script), SAID))
    script.at(HELD + 3, 9, lambda: _issue(script))
    script.at(-3, 9, lambda: call(script, "Phiên họp thường kỳ", COMING, "14:00"))


def call(script: Script, title: str, distance: int, at_time: str) -> Meeting:
    """The secretary calls a meeting of the committee."""
    place = script.place
    assert place.committee is not None
    secretary, on = script.person("thuky"), script.laid.day(distance)
    chair = meetings.usual_chair(place.commune.id)
    return meetings.call(
        secretary, place.committee, on=on, title=title, place=f"Phòng họp số 1, UBND {prose.COMMUNE}", chair=chair,
        at_time=at_time,
    )  # fmt: skip


def _held(script: Script) -> Meeting:
    return meetings.latest_first(script.place.commune.id)[0]


def invite(script: Script, meeting: Meeting, said: Said) -> None:
    """The members are invited in time."""
    secretary = script.person("thuky")
    guests.add_members(meeting, secretary)
    sending.prepare(meeting, secretary, said.asked, f"{secretary.name}, Văn phòng HĐND và UBND")
    sending.send(meeting, secretary)


def minutes(script: Script, meeting: Meeting, said: Said) -> None:
    """Who came, and what was said."""
    secretary = script.person("thuky")
    for guest in guests.of(meeting)[-1:]:
        attendance.mark(guest, secretary, "excused")
    attendance.all_present(meeting, secretary)
    for login, words in said.opinions:
        opinions.add(meeting, secretary, script.person(login).title_line, words)
    assessment = "\n".join(said.assessment)
    closing.save(meeting, secretary, begun="08:00", ended="09:45", secretary=secretary.name, assessment=assessment)


def conclude(script: Script, meeting: Meeting, said: Said) -> None:
    """What the chair concluded, given out as tasks at once."""
    secretary, units = script.person("thuky"), script.place.units
    for one in said.conclusions:
        others, day = [units[unit] for unit in one.others], dmy(script.laid.day(one.until))
        fields = Fields(one.text, units[one.lead], others, day, one.product)
        assigning.assign(conclusions.add(meeting, secretary, fields), secretary)


def _issue(script: Script) -> None:
    """The Thông báo kết luận is issued within five working days."""
    closing.issue(_held(script), script.person("thuky"), SAID.notice, clock.today())


def _brief(script: Script) -> None:
    """The secretary asks for the brief and it is made at once, of that day's board."""
    meeting = meetings.latest_first(script.place.commune.id)[0]
    paper = asking.ask(meeting, script.person("thuky"))
    making.keep(making.written(paper, gather(meeting, paper.on)))
    run = job_runs.of(script.place.commune.id, making.KIND, paper.id)
    assert run is not None
    run.state, run.progress, run.ended_at = "done", 100, clock.now()
    db.session.flush()
