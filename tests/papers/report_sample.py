"""A snapshot of a commune's report of a quarter, with everything that its outline can hold."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from app.papers.report.snapshot import SECTIONS
from tests.papers import sample

WORDS = ("exceeded", "met", "missed", "not_due", "no_data", "nothing")
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 104 34" width="104" height="34">\
<line x1="2" y1="32" x2="102" y2="32" stroke="black" stroke-width="1" opacity="0.5"/>\
<line x1="2" y1="12" x2="102" y2="12" stroke="black" stroke-width="1.5" stroke-dasharray="4 3"/>\
<path d="M6 29 L37 {y} L98 6" stroke="black" fill="none" stroke-width="1.5"/>\
<circle cx="6" cy="29" r="2.5"/><circle cx="37" cy="{y}" r="2.5"/><circle cx="98" cy="6" r="2.5"/></svg>"""
PERIOD = {
    "kind": "quarter",
    "key": "2026-Q3",
    "name": "quý III/2026",
    "next_name": "quý IV/2026",
    "start": "2026-07-01",
    "end": "2026-09-30",
    "from_on": "2026-06-15",
    "to_on": "2026-09-14",
    "as_of": "2026-09-14",
    "counted_on": "2026-09-15",
    "next_on": "2026-12-14",
    "is_closed": True,
    "to_whom": "Ủy ban nhân dân thành phố",
}


def snapshot(size: int = 40, aims: int = 7, **changes) -> dict:
    """A snapshot of `size` tasks and of `aims` targets; `changes` replace whole keys."""
    found = sample.snapshot(size)
    kept = ("formula_version", "taken_at", "on", "letterhead", "terms", "rates", "cancelled")
    tasks = [_task(n, task) for n, task in enumerate(sample.tasks_of(size), 1)]
    targets = [_target(n) for n in range(1, aims + 1)]
    taken = {name: found[name] for name in kept} | {
        "template_version": "report-3",
        "period": PERIOD,
        "five": {**found["five"], "due_30": sum(task["coming"] for task in tasks)},
        "by_unit": [{key: unit[key] for key in ("unit", "total", "terms", "rates")} for unit in found["by_unit"]],
        "tasks": tasks,
        "targets": targets,
        "target_counts": dict(Counter(one["word"] for one in targets)),
        "documents": [{"kind": "Kế hoạch", "number": "05/KH-UBND", "on": "2026-07-02", "about": "Chuyển đổi số"}],
        "meetings": [{"committee": "Ban Chỉ đạo", "title": "Họp quý II", "on": "2026-06-30", "place": "Phòng số 1"}],
        "urges": 3,
        "letters": 1,
        "unit_texts": [_unit_text()],
        "units_missing": ["Trạm Y tế"],
        "previous": None,
        "texts": {name: {"text": f"Nội dung mục {name[0].upper()}.", "suggested": ""} for name in SECTIONS},
    }
    return taken | changes


def _task(n: int, task: dict) -> dict:
    late = -task["days"] if task["term"] == "late" else 0
    coming = task["term"] == "in_time" and task["days"] <= 30
    done = (sample.ON - timedelta(days=20)).isoformat() if task["term"].startswith("done") else None
    return {
        "id": n, "code": task["code"], "text": task["text"], "section": f"Nhóm {n % 3 + 1}", "unit": task["unit"],
        "coordinating": ["Công an phường"], "due_words": task["words"], "due_on": task["on"],
        "effective_on": task["on"], "product": "Báo cáo", "planned": True,
        "result": "12/BC-UBND" if done else None, "noted": None, "term": task["term"],
        "state_words": sample.LABELS[task["term"]], "done_on": done, "note": None, "within": bool(done),
        "coming": coming, "days_late": late, "reason": "Nhà thầu bàn giao chậm" if late else None,
        "stated": bool(late), "extended": n % 2, "urged": n % 3, "proposed": "Tiếp tục đôn đốc" if late else "",
        "grounds": f"Quá hạn {late} ngày." if late else "",
    }  # fmt: skip


def _target(n: int) -> dict:
    word = WORDS[n % len(WORDS)]
    has = word in ("exceeded", "met", "missed")
    return {
        "id": n, "plan": "Kế hoạch chuyển đổi số năm 2026", "group": "Chính quyền số", "text": f"Tỷ lệ hồ sơ số {n}",
        "measure_unit": "%", "goal": "≥ 90,5", "value": "91,2" if has else None, "period": "quý III/2026",
        "ratio": "100,8%" if has else None, "word": word, "unit": sample.UNITS[n % len(sample.UNITS)], "note": None,
        "drawn": _drawn(n) if has else None,
    }  # fmt: skip


def _unit_text() -> dict:
    return {
        "unit": "Phòng Văn hóa - Xã hội", "short": "Phòng VH-XH", "author": "Lê Văn Hòa", "sent_on": "2026-09-15",
        "results": "Mở 12 lớp tập huấn.", "difficulties": "Thiếu máy tính.", "proposals": "Bổ sung kinh phí.",
    }  # fmt: skip


def _drawn(n: int) -> dict:
    """A drawing as `app.target_chart` makes them, another one for each target."""
    return {"svg": SVG.format(y=8 + n % 20), "words": f"Quý I: 60; quý II: {60 + n % 20}; quý III: 90"}
