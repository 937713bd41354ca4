"""Snapshots of an invented ward, counted from their own tasks so that they add up at any size."""

from collections import Counter
from datetime import date, timedelta

ON = date(2026, 9, 25)
UNITS = [
    "Văn phòng HĐND và UBND",
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Trung tâm Phục vụ hành chính công",
    "Công an phường",
    "Trạm Y tế",
    "Ban điều hành Khu phố 3",
]
WORK = [
    "Lắp đặt trạm phát sóng không dây miễn phí tại nhà văn hóa khu phố",
    "Tổ chức lớp hướng dẫn người cao tuổi nộp hồ sơ trực tuyến",
    "Rà soát, làm sạch dữ liệu hộ kinh doanh trên địa bàn",
    "Xây dựng quy chế quản lý hộp thư công vụ và báo cáo kết quả sử dụng theo từng bộ phận",
    "Số hóa hồ sơ địa chính còn hiệu lực",
    "Nâng cấp hệ thống truyền thanh ứng dụng công nghệ thông tin",
    "Hoàn thành cấp mã định danh cho các cơ sở y tế tư nhân",
]
TERMS = [
    ("done_on_time", "Hoàn thành đúng hạn", "Hoàn thành", "đúng hạn"),
    ("done_late", "Hoàn thành quá hạn", "Hoàn thành", "quá hạn"),
    ("done_undated", "Hoàn thành không hạn", "Hoàn thành", "không hạn"),
    ("reported_on_time", "Chờ xác nhận trong hạn", "Chờ xác nhận", "trong hạn"),
    ("reported_late", "Chờ xác nhận quá hạn", "Chờ xác nhận", "quá hạn"),
    ("reported_undated", "Chờ xác nhận không hạn", "Chờ xác nhận", "không hạn"),
    ("in_time", "Đang thực hiện trong hạn", "Chưa hoàn thành", "trong hạn"),
    ("late", "Quá hạn chưa hoàn thành", "Chưa hoàn thành", "quá hạn"),
    ("undated", "Chưa có thời hạn", "", ""),
    ("ongoing", "Thường xuyên", "", ""),
    ("waiting", "Chờ điều kiện", "", ""),
    ("paused", "Tạm dừng", "", ""),
]
KEYS = [term[0] for term in TERMS]
LABELS = {term[0]: term[1] for term in TERMS}


def tasks_of(size: int) -> list[dict]:
    """Tasks spread over units and terms, a few more of them overdue or in time than of the rest."""
    spread = [*KEYS, "late", "in_time", "in_time", "done_on_time"]
    return [_task(n, spread[n * 7 % len(spread)], UNITS[n % len(UNITS)]) for n in range(size)]


def _task(n: int, term: str, unit: str) -> dict:
    days = -(3 + n % 40) if term in ("late", "done_late", "reported_late") else 2 + n % 60
    due = None if term in ("done_undated", "reported_undated", "undated", "ongoing", "waiting") else days
    words = {"ongoing": "Thường xuyên", "waiting": "Theo hướng dẫn của thành phố"}.get(term)
    on = (ON + timedelta(days=due)).isoformat() if due is not None else None
    code, text = f"VX-2026-{n + 1:03d}", f"{WORK[n % len(WORK)]}, đợt {n // len(WORK) + 1}"
    return {
        "code": code,
        "text": text,
        "unit": unit,
        "term": term,
        "on": on,
        "days": due,
        "words": words or "Quý III/2026",
    }


def snapshot(size: int = 64, **changes) -> dict:
    """A snapshot of `size` tasks; `changes` replace whole keys."""
    tasks = tasks_of(size)
    count = Counter(task["term"] for task in tasks)
    taken = {
        "template_version": "brief-3",
        "formula_version": "3.3-1",
        "taken_at": "2026-09-25T01:00:00Z",
        "on": ON.isoformat(),
        "letterhead": letterhead(),
        "meeting": meeting(),
        "plans": [{"title": "Kế hoạch chuyển đổi số phường An Bình năm 2026", "number": "05/KH-UBND"}],
        "origins": {"plans": size - size // 8, "others": size // 8},
        "five": five(tasks),
        "terms": [{"key": k, "label": name, "n": count[k], "group": g, "short": s} for k, name, g, s in TERMS],
        "rates": rates(count),
        "by_unit": by_unit(tasks),
        "due_soon": [due_task(task) for task in due_in_30(tasks)],
        "waiting": waiting(tasks),
        "tasks": [row(task) for task in tasks],
        "cancelled": [{"code": "VX-2026-900", "text": "Mua máy chủ đặt tại phường", "reason": "Đã dùng hạ tầng chung"}],
    }
    return taken | changes


def letterhead(**changes) -> dict:
    return {
        "superior": None,
        "issuer_lines": ["ỦY BAN NHÂN DÂN", "PHƯỜNG AN BÌNH"],
        "issuer": "Ủy ban nhân dân phường An Bình",
        "place": "An Bình",
        "symbol": "BC-BCĐ",
        "number": None,
        "signer_title_lines": ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "CHỦ TỊCH UBND PHƯỜNG"],
        "signer_name": "Trần Thị Minh Nguyệt",
        "recipients": ["- Thường trực Đảng ủy;", "- Thành viên Ban Chỉ đạo;", "- Lưu: VT, VHXH."],
    } | changes


def meeting(**changes) -> dict:
    return {
        "committee": "Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số phường An Bình",
        "on": ON.isoformat(),
        "time": "08:00",
        "place": "Phòng họp số 1, trụ sở UBND phường",
        "chair": "bà Trần Thị Minh Nguyệt, Chủ tịch UBND phường, Trưởng Ban",
        "title": "phiên quý III/2026",
        "shares_day": False,
    } | changes


def five(tasks: list[dict]) -> dict:
    of = lambda start: sum(task["term"].startswith(start) for task in tasks)  # noqa: E731
    late, due = of("late"), len(due_in_30(tasks))
    return {"total": len(tasks), "done": of("done"), "reported": of("reported"), "late": late, "due_30": due}


def rates(count: Counter) -> list[dict]:
    total, done = sum(count.values()), sum(n for key, n in count.items() if key.startswith("done"))
    return [
        {
            "label": "Tỷ lệ hoàn thành",
            "short": "Tỷ lệ HT",
            "numerator": done,
            "denominator": total,
            "formula": "Hoàn thành (đúng hạn + quá hạn + không hạn) / Tổng số nhiệm vụ",
        },
        {
            "label": "Tỷ lệ hoàn thành đúng hạn",
            "short": "Tỷ lệ đúng hạn",
            "numerator": count["done_on_time"],
            "denominator": total,
            "formula": "Hoàn thành đúng hạn / Tổng số nhiệm vụ",
        },
    ]


def by_unit(tasks: list[dict]) -> list[dict]:
    units = [_unit(name, [task for task in tasks if task["unit"] == name]) for name in UNITS]
    return sorted((unit for unit in units if unit["total"]), key=lambda unit: -len(unit["late_tasks"]))


def _unit(name: str, own: list[dict]) -> dict:
    terms = Counter(task["term"] for task in own)
    done = sum(n for key, n in terms.items() if key.startswith("done"))
    late = sorted((task for task in own if task["term"] == "late"), key=lambda task: task["days"])
    return {
        "unit": name,
        "total": len(own),
        "terms": {key: terms[key] for key in KEYS},
        "rates": [[done, len(own)], [terms["done_on_time"], len(own)]],
        "late_tasks": [late_task(task, n) for n, task in enumerate(late)],
    }


def late_task(task: dict, n: int) -> dict:
    reason = None if n % 2 else "Chờ thành phố bố trí kinh phí; nhà thầu bàn giao thiết bị chậm"
    said = {"reason": reason, "last_note": "Đã khảo sát xong, đang tổng hợp số liệu" if n % 4 == 3 else None}
    return _base(task) | said | {"days_late": -task["days"], "urged": n % 3, "extended": n % 2}


def due_in_30(tasks: list[dict]) -> list[dict]:
    return sorted(
        (task for task in tasks if task["term"] == "in_time" and task["days"] <= 30), key=lambda task: task["days"]
    )


def due_task(task: dict) -> dict:
    return _base(task) | {"unit": task["unit"], "days_left": task["days"], "state": "Đang thực hiện"}


def waiting(tasks: list[dict]) -> list[dict]:
    reported = [task for task in tasks if task["term"].startswith("reported")]
    asked = [task for task in tasks if task["term"] == "late"][:2]
    return [wait(task, "reported", "Chờ xác nhận hoàn thành", "Đã nộp sản phẩm") for task in reported] + [
        wait(task, "extension", "Đề nghị gia hạn", "Xin gia hạn đến 30/10/2026") for task in asked
    ]


def wait(task: dict, kind: str, label: str, note: str | None) -> dict:
    keep = {name: task[name] for name in ("code", "text", "unit")}
    return keep | {"kind": kind, "label": label, "since": "2026-09-20", "note": note}


def row(task: dict) -> dict:
    done = "2026-09-01" if task["term"].startswith("done") else None
    return _base(task) | {
        "unit": task["unit"],
        "coordinating": ["Công an phường", "Trạm Y tế"],
        "product": "Báo cáo kết quả",
        "state_words": LABELS[task["term"]],
        "done_on": done,
        "note": None,
    }


def _base(task: dict) -> dict:
    return {
        "code": task["code"],
        "text": task["text"],
        "due_words": task["words"],
        "due_on": task["on"],
        "effective_on": rolled(task["on"]),
    }


def rolled(day: str | None) -> str | None:
    """A weekend runs to the Monday."""
    if day is None:
        return None
    on = date.fromisoformat(day)
    return (on + timedelta(days=max(0, 7 - on.weekday()) if on.weekday() > 4 else 0)).isoformat()
