"""Stamps in the head of a paper: how urgent it is and that it stays inside (Nghị định 30/2020/NĐ-CP, ô 10b and 11)."""

from __future__ import annotations

from app.papers.contents import Stamp

URGENT, VERY_URGENT, EXPRESS = "urgent", "very_urgent", "express"
URGENCY = {  # widths in mm as the decree's annex I gives them; the ink of urgency is red
    URGENT: Stamp("KHẨN", 20, red=True),
    VERY_URGENT: Stamp("THƯỢNG KHẨN", 40, red=True),
    EXPRESS: Stamp("HỎA TỐC", 30, red=True),
}
INTERNAL = Stamp("LƯU HÀNH NỘI BỘ", 50)


def stamps(urgency: str, internal: bool) -> list[Stamp]:
    """The stamps of a paper by the key of its urgency ("": none) and whether it is for inside alone."""
    return [*([URGENCY[urgency]] if urgency else []), *([INTERNAL] if internal else [])]
