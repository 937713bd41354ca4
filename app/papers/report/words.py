"""Sentences of a commune's report: its two clocks, how it counts, targets and tasks in figures."""

from __future__ import annotations

from app.papers.numbers import local_moment, short_date, two_digits, whole
from app.papers.report.snapshot import Period, ReportSnapshot

NO_LEAD = "Chưa rõ chủ trì"
ASSESSED = {
    "exceeded": "Vượt",
    "met": "Đạt",
    "missed": "Chưa đạt",
    "not_due": "Chưa đến kỳ đánh giá",
    "no_data": "Chưa có số liệu",
    "nothing": "Không phát sinh",
}
CHANGES = {
    "new": "nhiệm vụ mới",
    "done": "hoàn thành thêm",
    "late": "quá hạn thêm",
    "no_longer_late": "không còn quá hạn",
    "reopened": "mở lại sau khi hoàn thành",
    "gone": "không còn theo dõi",
}
NAMED = 8  # codes of a change in a sentence


def subject(period: Period) -> str:
    """The trích yếu: results of the period, main tasks of the next."""
    coming = f"; nhiệm vụ trọng tâm {period['next_name']}" if period["next_name"] else ""
    return f"Kết quả thực hiện nhiệm vụ {period['name']}{coming}"


def file_name(period: Period) -> str:
    """The name an office would give the file, without its ending."""
    return f"Báo cáo {period['name']}".replace("/", "-")


def clocks(period: Period) -> str:
    """Both clocks by name (Decree 09/2019/NĐ-CP): the data window and the calendar period."""
    data = f"từ ngày {short_date(period['from_on'])} đến hết ngày {short_date(period['to_on'])}"
    if (period["start"], period["end"]) == (period["from_on"], period["to_on"]):
        return f"Kỳ số liệu {data}, trùng kỳ báo cáo theo lịch."
    calendar = f"từ ngày {short_date(period['start'])} đến ngày {short_date(period['end'])}"
    return f"Kỳ báo cáo theo lịch {calendar}; kỳ số liệu {data}."


def counted(snapshot: ReportSnapshot) -> str:
    """As of when tasks are counted, and what of them is the system's own state of the freezing."""
    period, taken = snapshot["period"], local_moment(snapshot["taken_at"])
    if not period["is_closed"]:
        return f"Kỳ số liệu chưa kết thúc; số liệu lấy theo hệ thống lúc {taken}."
    day = short_date(period["to_on"])
    return (
        f"Tình trạng nhiệm vụ tính đến hết ngày {day}: nhiệm vụ giao sau ngày này không tính, kết quả nộp sau ngày này "
        "tính là chưa hoàn thành. Thời hạn, đơn vị chủ trì, việc xác nhận, tạm dừng, hủy lấy theo hệ thống lúc "
        f"{taken}."
    )


def targets(counts: dict[str, int]) -> str:
    """ "26/31 chỉ tiêu đạt (trong đó vượt 03); 04 chưa đến kỳ đánh giá; 01 chưa đạt." — adds up to all."""
    total = sum(counts.values())
    if not total:
        return "Không có chỉ tiêu nào của năm được theo dõi."
    over = counts.get("exceeded", 0)
    inside = f" (trong đó vượt {two_digits(over)})" if over else ""
    said = [f"{whole(over + counts.get('met', 0))}/{whole(total)} chỉ tiêu đạt{inside}"]
    rest = ("not_due", "missed", "no_data", "nothing")
    said += [f"{two_digits(counts[key])} {_small(ASSESSED[key])}" for key in rest if counts.get(key)]
    return f"{'; '.join(said)} (Phụ lục I)."


def tasks(snapshot: ReportSnapshot) -> str:
    """The total and each term of the count in one sentence, then what was done within the window."""
    five, terms = snapshot["five"], snapshot["terms"]
    done = [f"{two_digits(t['n'])} {t['short']}" for t in terms if t["key"].startswith("done") and t["n"]]
    inside = f" ({', '.join(done)})" if done else ""
    others = [f"{_small(t['label'])} {two_digits(t['n'])}" for t in terms if not t["key"].startswith("done") and t["n"]]
    within = sum(task["within"] for task in snapshot["tasks"])
    parts = [f"hoàn thành {two_digits(five['done'])}{inside}", *others]
    return (
        f"Tổng số {two_digits(five['total'])} nhiệm vụ được giao: {'; '.join(parts)}. "
        f"Trong kỳ số liệu hoàn thành {two_digits(within)} nhiệm vụ. "
        "Chi tiết từng nhiệm vụ tại Phụ lục II, nhiệm vụ quá hạn tại Phụ lục III, theo đơn vị tại Phụ lục IV."
    )


def changes(snapshot: ReportSnapshot) -> list[str]:
    """Which tasks changed since the report before, by their codes."""
    before = snapshot["previous"]
    found = before["changes"] if before else {}
    said = [(words, found.get(key, [])) for key, words in CHANGES.items()]
    return [f"{two_digits(len(codes))} {words}: {_codes(codes)}" for words, codes in said if codes]


def _codes(codes: list[str]) -> str:
    more = f" và {two_digits(len(codes) - NAMED)} nhiệm vụ khác" if len(codes) > NAMED else ""
    return ", ".join(codes[:NAMED]) + more


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
