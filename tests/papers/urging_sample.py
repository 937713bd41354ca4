"""Snapshots of an invented ward's overdue tasks, for the công văn đôn đốc."""

from datetime import date, timedelta

from tests.papers.sample import UNITS, WORK

ON = date(2026, 10, 6)
LETTERHEAD = {
    "superior": "UBND PHƯỜNG AN BÌNH",
    "issuer_lines": ["BAN CHỈ ĐẠO"],
    "place": "An Bình",
    "symbol": "BCĐ-VP",
    "number": None,
    "signer_title_lines": ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"],
    "issuer": "Ban Chỉ đạo",
    "signer_name": None,
    "recipients": ["- Như trên;", "- Lưu: VT, VP."],
}


def snapshot(tasks: int, units: int = 3) -> dict:
    """So many overdue tasks spread over so many units."""
    rows = [task(n) for n in range(tasks)]
    return {
        "template_version": "urging-3",
        "formula_version": "3.3-1",
        "taken_at": "2026-10-06T02:00:00Z",
        "on": ON.isoformat(),
        "letterhead": dict(LETTERHEAD),
        "total": tasks,
        "units": [{"unit": UNITS[n], "tasks": rows[n::units]} for n in range(units) if rows[n::units]],
    }


def task(n: int) -> dict:
    """An overdue task; every third was extended, every fourth is to be explained, every fifth asks for a later day."""
    effective = ON - timedelta(days=3 + n)
    moved, sunday = n % 3 == 1, effective.weekday() == 0
    due = effective - timedelta(days=1) if sunday else effective
    first = due - timedelta(days=30) if moved else None
    return {
        "code": f"NV-2026-{n + 1:03d}",
        "text": f"{WORK[n % len(WORK)]}, đợt {n + 1}",
        "due_words": "Trong quý III/2026" if n % 2 else (first or due).strftime("%d/%m/%Y"),
        "first_on": first.isoformat() if first else None,
        "due_on": due.isoformat(),
        "effective_on": effective.isoformat(),
        "extended": 2 if moved else 0,
        "days_late": 3 + n,
        "urged": n % 4,
        "explain_by": (ON + timedelta(days=3)).isoformat() if n % 4 == 0 else None,
        "asks_until": (ON + timedelta(days=20)).isoformat() if n % 5 == 2 else None,
    }
