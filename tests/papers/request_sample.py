"""A snapshot of a tờ trình for later days, of one unit or several."""

from __future__ import annotations

from tests.papers import sample


def snapshot(size: int = 6, **changes) -> dict:
    """A snapshot of `size` requests; `changes` replace whole keys."""
    units = sample.UNITS[1:3]
    taken = {
        "template_version": "extension-3",
        "formula_version": "3.3-2",
        "taken_at": "2026-09-25T01:00:00Z",
        "on": sample.ON.isoformat(),
        "letterhead": sample.letterhead(symbol="TTr-VHXH", recipients=["- Như trên;", "- Lưu: VT, VHXH."]),
        "to": "Chủ tịch Ủy ban nhân dân phường An Bình",
        "plans": [{"title": "Chuyển đổi số năm 2026", "number": "05/KH-UBND", "issued_on": None, "issuer": None}],
        "units": units,
        "requests": [_request(n, units[n % len(units)]) for n in range(1, size + 1)],
    }
    return taken | changes


def _request(n: int, unit: str) -> dict:
    return {
        "code": f"VX-2026-{n:03d}", "text": sample.WORK[n % len(sample.WORK)], "unit": unit,
        "due_words": "Quý III/2026", "due_on": "2026-09-30", "wanted_on": "2026-10-30",
        "reason": "Nhà thầu bàn giao thiết bị chậm", "asked_on": "2026-09-20",
        "days_late": n % 2 * 4, "extended": n % 2,
    }  # fmt: skip
