"""What was measured of the sample plan's targets, quarter by quarter, and the report that a unit sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from sqlalchemy import select

from app.database import db
from app.demo import order
from app.demo.script import Script
from app.models.reporting import drafts, prefill, rules, windows, writing
from app.models.reporting.blanks import BLANK
from app.models.reporting.windows import Window
from app.models.reporting.writing import Words
from app.models.target import Target
from app.models.targets import readings
from app.models.targets.readings import Typed
from app.models.task import period
from app.models.task.period import QUARTERLY, Period
from app.models.text import clean

SOURCE = "Báo cáo của đơn vị chủ trì"
REASON = "chờ đơn vị phối hợp gửi số liệu"
VALUES = {  # by quarter; a shorter row: the reading is still owed
    "Tỷ lệ hồ sơ nộp trực tuyến toàn trình": ("73,8", "77,4", "81,2", "82,6"),
    "Tỷ lệ hồ sơ trả kết quả trước và đúng hạn": ("98,4", "98,9", "99,6", "99,7"),
    "Tỷ lệ hồ sơ, kết quả được số hóa": ("88", "91,5", "94,3", "97"),
    "Thời gian chờ bình quân tại quầy": ("16", "13", "9,5", "9"),
    "Tỷ lệ phản ánh của người dân bị xử lý chậm": ("2,7", "1,9", "1,2", "0,9"),
    "Tỷ lệ văn bản đi được ký số": ("98,1", "99,2", "99,8", "100"),
    "Vụ lộ, mất dữ liệu công vụ": ("0", "0", "0", "0"),
    "Tỷ lệ người từ 14 tuổi có tài khoản định danh mức 2": ("84,6", "86,8", "88,1"),
    "Tỷ lệ người dân hài lòng khi giải quyết thủ tục": ("94,2", "94,9", "95,6", "95,8"),
    "Tỷ lệ hộ kinh doanh nhận thanh toán không tiền mặt": ("48", "53,5", "58"),
    "Tỷ lệ doanh nghiệp nhỏ và vừa dùng nền tảng số": ("39", "42,5"),
    "Tỷ lệ người dân có sổ sức khỏe điện tử": ("54", "58,6", "63,9"),
    "Lớp kỹ năng số mở cho người dân": ("01 lớp", "03 lớp", "05 lớp", "06 lớp"),
}
FIRST = -100  # days from today: the plan was published by then
SENDER = ("kinhte", order.ECONOMY)


def tell(script: Script) -> None:
    """The readings of the quarters whose data have closed, and the last report."""
    for quarter in _closed(script):
        day = max((windows.closes_on(quarter, windows.CUTOFF) - script.laid.today).days + 1, FIRST)
        if day < 0:
            script.at(day, 10, partial(measure, script, quarter, VALUES))
    day = max((_window(script).to_on - script.laid.today).days + 2, FIRST)
    if day < 0:
        script.at(day, 16, partial(_report, script))


def _closed(script: Script) -> list[Period]:
    """The quarters of this year whose data have closed."""
    today = script.laid.today
    last = windows.ended(QUARTERLY, today, windows.CUTOFF)
    return [one for one in period.between(QUARTERLY, today.replace(month=1, day=1), today) if one <= last]


def measure(script: Script, quarter: Period, known: Mapping[str, Sequence[str | Typed]]) -> None:
    """The secretary writes a quarter's readings, by the targets' words; what is there already stays."""
    place = int(quarter.key[-1]) - 1
    for target in db.session.scalars(select(Target).where(Target.commune_id == script.place.commune.id)):
        values = known.get(clean(target.text), ())
        if place < len(values) and quarter.key in {one.key for one in readings.open_periods(target)}:
            said = values[place]
            typed = said if isinstance(said, Typed) else Typed(said, source=SOURCE)
            readings.write(target, script.person("thuky"), quarter.key, typed)


def _window(script: Script) -> Window:
    settled = rules.of(script.place.commune.id)
    found = windows.last_closed(script.laid.today, settled)
    assert found is not None
    return found


def _report(script: Script) -> None:
    """A unit sends what the product put together for it; nobody has taken it yet."""
    window, (who, name) = _window(script), SENDER
    unit = script.place.units[name]
    begun = drafts.begin(prefill.of(unit, window))
    hard = begun.difficulties.replace(BLANK, REASON)
    words = Words(begun.results or "Đã thực hiện theo kế hoạch.", hard, "")
    writing.send(unit, script.person(who), window, words)
