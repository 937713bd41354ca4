"""Texts and searches of every awkward kind, and what a search or an order of them gives: the same on both databases."""

from __future__ import annotations

import unicodedata

from app.models import search
from app.models.task import finding
from app.models.task.query import ORDERS, Query
from tests.world import Place

TEXTS = (
    "Đặng ký cấp đổi căn cước", "Đăng tải thông tin", "đáng giá", "Dang dở", "Ca dao", "Cá nhân", "Cà phê", "Căn cước",
    "Cân đối", "Ạ", "An toàn", "Án phí", "Ăn uống", "Ấm no", "Âm thanh", "bà con", "Ba lan", "Đê điều", "Dê núi",
    "Êm đềm", "em bé", "Ơn nghĩa", "Ong mật", "Ô nhiễm", "Ưu tiên", "Ủng hộ", "U minh", "Tỷ lệ 100%", "thôn_xóm",
    "Nhà 'văn hóa'", 'Khẩu hiệu "sạch"', "đường dẫn C:\\hồ sơ", "Biểu tượng 🎉 ngày hội", "Zalo/Facebook", "1. Mở đầu",
    "10 việc", "2 việc", "  nhiều   khoảng   trống ", unicodedata.normalize("NFD", "Tiếp nhận hồ sơ"), "ﬁle đính kèm",
    "Straße", "İstanbul", "kỹ thuật", "kĩ thuật", "Hòa bình", "Hoà bình", "a" * 300, "Số hóa; sao y, chứng thực.",
)  # fmt: skip
SEARCHES = (
    "dang", "đặng", "ĐANG", unicodedata.normalize("NFD", "Đặng"), "d", "đ", "ê", "e", "ca", "cá", "an", "%", "100%",
    "_", "thon_xom", "'", "'van hoa'", '"sach"', "\\", "c:\\ho so", "🎉", "/", "zalo/", "1.", "tiep nhan ho so",
    unicodedata.normalize("NFD", "tiếp nhận"), "file", "ﬁle", "strasse", "istanbul", "ky thuat", "kĩ", "hoà", "hòa",
    "a" * 300, "ab " * 100, "  khoang  nhieu ", "\u0301", "\u200bdang", "nv-2026", "x' OR '1'='1", ";--", "[a-z]", "*",
    "so hoa; sao", "chung thuc.",
)  # fmt: skip


def fill(place: Place) -> None:
    """One task for each text."""
    for n, text in enumerate(TEXTS):
        place.task(text, ("culture", "economy", None)[n % 3])


def found(place: Place) -> dict[str, list[str]]:
    """The codes that each search finds, in each order, and as the search over everything ranks them."""
    person, seen = place.people["observer"], {}
    for words in SEARCHES:
        for order in ORDERS:
            rows = finding.search(person, Query(words[:200], order=order))
            seen[f"{words} {order}"] = [task.code for task in rows.tasks]
        groups = search.everything(person, words[:200])
        seen[f"{words} everything"] = [task.code for group in groups for task in group.tasks]
    seen["all by name"] = [task.short_text for task in finding.search(person, Query(order="name")).tasks]
    return seen
