"""Two meetings of the steering committee: one held, with brief, minutes and two conclusions given out, one to come."""

from __future__ import annotations

from app import clock
from app.database import db
from app.demo import order, prose
from app.demo.script import Script
from app.models import job_runs, meetings
from app.models.briefing import asking, making
from app.models.briefing.snapshot import gather
from app.models.inviting import guests, sending
from app.models.meeting import Meeting
from app.models.minutes import assigning, attendance, closing, conclusions, opinions
from app.models.minutes.conclusions import Fields

HELD, COMING = -35, 9
OPINIONS = (
    ("vhxh", "Số hóa hồ sơ đang chậm vì thiếu máy quét; đề nghị dùng chung máy của Trung tâm Phục vụ hành chính công."),
    ("kinhte", "Đã có báo giá đường truyền; đề nghị sớm phê duyệt dự toán để kịp thi công trong quý."),
)
ASSESSMENT = (
    "Các đơn vị cơ bản bám sát kế hoạch; tỷ lệ hoàn thành tăng so với kỳ trước.",
    "Một số việc về số hóa và hạ tầng còn chậm, nguyên nhân chủ yếu do chuẩn bị thiết bị, dự toán chưa kịp thời.",
)
CONCLUSIONS = (
    (
        "Lập lịch dùng chung máy quét, hoàn thành số hóa hồ sơ còn tồn", order.CULTURE, (order.ONE_STOP,), 20,
        "Lịch dùng chung; báo cáo kết quả số hóa",
    ),
    (
        "Trình phê duyệt dự toán đường truyền của các nhà văn hóa khu phố", order.ECONOMY, (order.OFFICE,), 12,
        "Tờ trình, dự toán",
    ),
)  # fmt: skip


def tell(script: Script) -> None:
    """Note them."""
    script.at(HELD - 5, 9, lambda: _call(script, "Phiên họp thường kỳ", HELD, "08:00"))
    script.at(HELD - 5, 10, lambda: _invite(script))
    script.at(HELD - 1, 16, lambda: _brief(script))
    script.at(HELD, 10, lambda: _minutes(script))
    script.at(HELD, 14, lambda: _conclude(script))
    script.at(HELD + 3, 9, lambda: _issue(script))
    script.at(-3, 9, lambda: _call(script, "Phiên họp thường kỳ", COMING, "14:00"))


def _call(script: Script, title: str, distance: int, at_time: str) -> Meeting:
    place = script.place
    assert place.committee is not None
    secretary, on = script.person("thuky"), script.laid.day(distance)
    chair = meetings.usual_chair(place.commune.id)
    return meetings.call(
        secretary, place.committee, on=on, title=title, place=f"Phòng họp số 1, UBND {prose.COMMUNE}", chair=chair,
        at_time=at_time,
    )  # fmt: skip


def _held(script: Script) -> Meeting:
    return meetings.upcoming_first(script.place.commune.id)[0]


def _invite(script: Script) -> None:
    """The members are invited in time."""
    meeting, secretary = _held(script), script.person("thuky")
    guests.add_members(meeting, secretary)
    asked = "Các đơn vị chuẩn bị báo cáo ngắn về việc quá hạn, nêu rõ nguyên nhân và ngày sẽ xong."
    sending.prepare(meeting, secretary, asked, f"{secretary.name}, Văn phòng HĐND và UBND")
    sending.send(meeting, secretary)


def _minutes(script: Script) -> None:
    """Who came, and what was said."""
    meeting, secretary = _held(script), script.person("thuky")
    for guest in guests.of(meeting)[-1:]:
        attendance.mark(guest, secretary, "excused")
    attendance.all_present(meeting, secretary)
    for login, said in OPINIONS:
        opinions.add(meeting, secretary, script.person(login).title_line, said)
    closing.save(
        meeting, secretary, begun="08:00", ended="09:45", secretary=secretary.name, assessment="\n".join(ASSESSMENT)
    )


def _conclude(script: Script) -> None:
    """What the chair concluded, given out as tasks at once."""
    meeting, secretary, units = _held(script), script.person("thuky"), script.place.units
    for text, lead, others, until, product in CONCLUSIONS:
        day = script.laid.day(until).strftime("%d/%m/%Y")
        fields = Fields(text, units[lead], [units[one] for one in others], day, product)
        assigning.assign(conclusions.add(meeting, secretary, fields), secretary)


def _issue(script: Script) -> None:
    """The Thông báo kết luận is issued within five working days."""
    closing.issue(_held(script), script.person("thuky"), "18/TB-BCĐ", clock.today())


def _brief(script: Script) -> None:
    """The secretary asks for the brief and it is made at once, of that day's board."""
    meeting = meetings.upcoming_first(script.place.commune.id)[0]
    paper = asking.ask(meeting, script.person("thuky"))
    making.keep(making.written(paper, gather(meeting, paper.on)))
    run = job_runs.of(script.place.commune.id, making.KIND, paper.id)
    assert run is not None
    run.state, run.progress, run.ended_at = "done", 100, clock.now()
    db.session.flush()
