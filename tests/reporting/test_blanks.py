"""Which dots are a place to fill, and which are somebody's way to write."""

from __future__ import annotations

import pytest

from app.models.reporting import blanks


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Nguyên nhân khách quan: …", "Nguyên nhân khách quan:"),
        ("Nguyên nhân khách quan: … (bổ sung sau)", "Nguyên nhân khách quan:"),
        ("- Việc A: quá hạn; nguyên nhân: ...", "Việc A: quá hạn; nguyên nhân:"),
        ("Đủ.\nHọp ngày …/12/2026 tại ……", "Họp ngày"),
        ("Kinh phí khoảng ..... triệu đồng", "Kinh phí khoảng"),
        ("…", "…"),
    ],
)
def test_a_place_to_fill(text: str, line: str) -> None:
    assert blanks.first(text) == line


WAYS = (
    "",
    "Thiếu mạng, máy tính…",
    "các xã, phường, … cùng làm",
    "“Chờ…” rồi",
    "v.v...",
    "đất đai, xây dựng ...",
    "rà soát (…) theo quy định",
    "Nhóm A/B…/c",
)


@pytest.mark.parametrize("text", WAYS)
def test_a_way_to_write(text: str) -> None:
    assert blanks.first(text) is None
