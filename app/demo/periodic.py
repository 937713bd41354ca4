"""The report of the last quarter whose data have closed: two units write, the secretary words and freezes it."""

from __future__ import annotations

from datetime import date, timedelta

from app import clock
from app.demo import order
from app.demo.script import Script
from app.models import job_runs, people
from app.models.briefing import making
from app.models.meeting import Paper
from app.models.reporting import lists, rules, writing
from app.models.reporting.whole import keeping, periods, words
from app.models.reporting.windows import Window
from app.models.reporting.writing import Words
from app.models.roles import Role
from app.models.task.period import QUARTERLY
from app.papers import docx
from app.papers.kinds import COMPOSE

WRITTEN = {
    order.CULTURE: Words(
        "Mở các lớp kỹ năng số tại khu phố, hướng dẫn người dân dùng dịch vụ công trực tuyến; người học đều nộp được "
        "hồ sơ tại nhà.",
        "Máy tính ở hai nhà văn hóa khu phố đã cũ, đường truyền chậm vào buổi tối.",
        "Đề nghị UBND phường bố trí kinh phí thay máy tính cho hai nhà văn hóa khu phố.",
    ),
    order.OFFICE: Words("Toàn bộ văn bản đi trong kỳ được ký số; kiện toàn Ban Chỉ đạo và tổ giúp việc.", "", ""),
}
RESULTS = "Phong trào học kỹ năng số lan đến các khu phố; văn bản đi của phường đều được ký số."

CAUSES = (
    "Nguyên nhân khách quan: thiết bị ở một số khu phố đã cũ, kinh phí thay thế bố trí vào cuối năm.\n"
    "Nguyên nhân chủ quan: có đơn vị chưa chủ động phối hợp, gửi báo cáo còn chậm."
)


def tell(script: Script) -> None:
    """Note the steps, in the days after the quarter's data closed."""
    closed = _last_closed(script)
    if closed is None:
        return
    distance = (closed.to_on - script.laid.today).days
    script.at(distance + 1, 15, lambda: _units_write(script))
    script.at(distance + 2, 9, lambda: _freeze(script, closed.key))


def _last_closed(script: Script) -> Window | None:
    """The last quarter that closed at least three days before today, in this year or the one before."""
    today: date = script.laid.today
    settled = rules.of(script.place.commune.id)
    every = [one for year in (today.year - 1, today.year) for one in periods.of_year(year, settled, today)]
    closed = [one for one in every if one.kind == QUARTERLY and one.to_on < today - timedelta(days=3)]
    return closed[-1] if closed else None


def _units_write(script: Script) -> None:
    """Two units send the report that they owe of these days; the secretariat takes it, the chair the office's own."""
    commune = script.place.commune.id
    window = lists.present(commune)
    if window is None:
        return
    for key, said in WRITTEN.items():
        unit = script.place.units[key]
        for head in people.holding(commune, Role.DEPARTMENT_HEAD, unit_id=unit.id)[:1]:
            report = writing.send(unit, head, window, said)
            secretary = script.person("thuky")
            writing.accept(report, secretary if writing.may_decide(secretary, unit) else script.person("chutich"))


def _freeze(script: Script, key: str) -> None:
    """Begun, one section worded, frozen, and its paper made at once."""
    secretary, commune = script.person("thuky"), script.place.commune.id
    report = keeping.begin(secretary, periods.window_of(commune, key))
    for section, said in (("results", RESULTS), ("causes", CAUSES)):
        words.save(report, secretary, section, said, "")
    keeping.freeze(report, secretary)
    assert report.paper is not None
    _make(report.paper)


def _make(paper: Paper) -> None:
    contents = COMPOSE[paper.kind](paper.snapshot)
    making.keep(making.Made(paper.id, f"{contents.file_name}.docx", paper.snapshot, docx.write(contents)))
    run = job_runs.of(paper.commune_id, making.KIND, paper.id)
    assert run is not None
    run.state, run.progress, run.ended_at = "done", 100, clock.now()
