"""The frozen facts of a meeting, as its three papers print them."""

from __future__ import annotations

from app.models.meeting_papers.snapshot import TEMPLATE_VERSIONS
from tests.papers import sample

SYMBOLS = {"invitation": "GM-BCĐ", "minutes": "BB-BCĐ", "conclusions": "TB-BCĐ"}


def snapshot(kind: str, **changes) -> dict:
    """The snapshot of one kind of paper; `changes` replace whole keys."""
    head = sample.letterhead(symbol=SYMBOLS[kind], kept="- Lưu: VT, VHXH.")
    taken = {
        "template_version": TEMPLATE_VERSIONS[kind],
        "formula_version": "meeting-1",
        "taken_at": "2026-09-25T01:00:00Z",
        "on": sample.ON.isoformat(),
        "letterhead": head,
        "meeting": _meeting(),
        "guests": [
            {
                "name": "Lê Văn Hòa",
                "position": "Trưởng phòng Văn hóa - Xã hội",
                "member": True,
                "attendance": "present",
            },
            {"name": "Vũ Thị Lan", "position": "Trạm trưởng Trạm Y tế", "member": False, "attendance": "excused"},
        ],
        "agenda": ["Việc quá hạn của Phòng Kinh tế", "Đề nghị gia hạn"],
        "opinions": [{"speaker": "Lê Văn Hòa", "text": "Đề nghị bổ sung máy tính cho nhà văn hóa."}],
        "conclusions": [_conclusion("Rà soát hồ sơ còn chậm", sample.UNITS[1]), _conclusion("Báo cáo hằng tuần", None)],
    }
    return taken | changes


def _meeting() -> dict:
    words = {"place": "Phòng họp số 1", "chair": "Trần Thị Minh Nguyệt, Chủ tịch UBND phường"}
    asked = {"requirements": "Mang theo báo cáo của đơn vị", "contact": "Văn phòng, số máy 101"}
    held = {"begun": "08:05", "ended": "10:30", "secretary": "Phạm Văn Đức", "assessment": "Tiến độ khá."}
    named = {"committee": "Ban Chỉ đạo chuyển đổi số phường An Bình", "title": "Họp quý III/2026"}
    return {**words, **asked, **held, **named, "on": sample.ON.isoformat(), "time": "08:00"}


def _conclusion(text: str, unit: str | None) -> dict:
    return {
        "text": text, "unit": unit, "coordinating": ["Công an phường"] if unit else [], "product": "Báo cáo",
        "due_words": "trước ngày 15/10/2026", "due_on": "2026-10-14", "code": "VX-2026-070",
    }  # fmt: skip
