"""Is a task concrete, or only a direction ("tiếp tục đẩy mạnh …") without product, quantity or day?

The verbs are those that plans of communes open a direction or a concrete order with (folded, two words at most).
"""

from __future__ import annotations

import re
from typing import Any

from app.models.text import fold

DIRECTING = frozenset(
    {
        *("tiep tuc", "day manh", "tang cuong", "phoi hop", "tuyen truyen", "quan triet", "nang cao", "phat huy"),
        *("chu trong", "quan tam", "chu dong", "tich cuc", "khuyen khich", "van dong", "thuong xuyen", "bao dam"),
        *("dam bao", "huy dong", "coi trong", "duy tri", "doi moi", "phat trien", "cung co", "no luc", "phan dau"),
        *("thuc day", "tao dieu", "ra soat"),
    }
)
COUNTED = re.compile(
    r"(?<![\w./-])\d{1,3}(?:[.,]\d{1,3}){0,3}\s?(?:%|(?:lop|buoi|cuoc|dot|hoi nghi|mo hinh|co so|truong hop|nguoi|ho"
    r"|may|bo|km|m2|tai lieu|bai|tin|diem|dich vu|thu tuc|can bo|to|doi|tuyen|cong trinh|lan|trieu|ty|dong)\b)"
)
LONG = 4000


def is_slogan(fields: dict[str, Any]) -> bool:
    """Does a task state a direction only: a directing verb, no product, no quantity, no day?"""
    if fields.get("product") or fields["deadline"].get("due") or fields["deadline"].get("recurrence"):
        return False
    text = fold(fields["text"][:LONG])
    opening = " ".join(re.findall(r"\w+", text[:60])[:2])
    return opening in DIRECTING and COUNTED.search(text) is None
