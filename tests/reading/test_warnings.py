# ruff: noqa: E501 (plans made on the spot)
"""Warnings: each says what, where and what to do; never a flood."""

from __future__ import annotations

import pytest

from app.reading import Source, read
from tests.reading.helpers import HEAD, read_text, table_plan

PLAN = "ỦY BAN NHÂN DÂN\nXÃ BẾN TRĂM\nSố: 12/KH-UBND\nBến Trăm, ngày 11 tháng 3 năm 2026\n\nKẾ HOẠCH\nTrồng cây năm 2026\n\n"


def warned(body: str, head: str = HEAD) -> list[str]:
    warnings: list[str] = read([Source("kh.txt", (head + body).encode())])["warnings"]
    return warnings


def with_file(name: str, text: str) -> list[str]:
    """Warnings of a plan that names an appendix, with a second file."""
    main = HEAD + "I. NHIỆM VỤ\n- Trồng cây theo danh mục (có phụ lục kèm theo)."
    warnings: list[str] = read([Source("kh.txt", main.encode()), Source(name, text.encode())])["warnings"]
    return [w for w in warnings if "nhắc tới Phụ lục" in w]


def test_of_several_files_one_must_be_the_appendix() -> None:
    assert with_file("cong_van.txt", "Kính gửi các thôn.") != []
    assert with_file("phu_luc_1.txt", "Cây xà cừ: 50 cây.") == []
    assert with_file("them.txt", "PHỤ LỤC\nDanh mục cây trồng") == []
    assert with_file("them.md", "| STT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Trồng cây | Các thôn |") == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("I. NHIỆM VỤ (3 NHIỆM VỤ)\n- Trồng cây.\n- Tưới cây.", ["3 nhiệm vụ", "2 nhiệm vụ", "dòng 4", "đối chiếu"]),
        ("I. CHỈ TIÊU (2 CHỈ TIÊU)\n- 100% đường có cây.\nII. NHIỆM VỤ\n- Trồng cây.", ["2 chỉ tiêu", "1 chỉ tiêu"]),
        ("I. NHIỆM VỤ\n- Trồng cây trước ngày 30/02/2026.", ["Ngày không có trong lịch", "30/02/2026", "dòng 5"]),
        ("I. NHIỆM VỤ\n- Trồng cây (thời hạn: Quý IV/2025).", ["Quý IV/2025", "trước năm của kế hoạch"]),
        ("I. NHIỆM VỤ\n- Trồng cây (chủ trì: Sở Xây dựng).", ["Sở Xây dựng", "không thuộc xã, phường", "N1"]),
        ("I. NHIỆM VỤ\n- Trồng cây (chủ trì: UBND tỉnh).", ["UBND tỉnh", "không thuộc xã, phường"]),
        (
            "I. NHIỆM VỤ\n- Trồng cây (chủ trì: Phòng Kinh tế; Công an xã).\n- Tưới cây (chủ trì: Phòng Kinh tế; Công an xã).",
            ["N1, N2", "nhiều đơn vị chủ trì", "Phòng Kinh tế; Công an xã", "dòng 5"],
        ),
        (
            "I. NHIỆM VỤ\n- Trồng cây (chủ trì: Phòng Kinh tế).\n- Tưới cây (chủ trì: Phòng Kinh té, phối hợp: các thôn).\n"
            "- Rào cây (chủ trì: Phòng Văn hóa - Xã hội).\n- Đếm cây (chủ trì: Phòng Văn hóa - Xã hôi).\n"
            "- Chống cây (chủ trì: Trung tâm Dịch vụ tổng hợp).\n- Bón cây (chủ trì: Trung tâm Dich vu tông hơp).",
            [],
        ),
        (
            "I. NHIỆM VỤ\n- Trồng cây (chủ trì: Trung tâm Phục vụ hành chính công).\n"
            "- Tưới cây (chủ trì: Trung tâm Phục vụ hành chánh công).",
            ["hành chính công", "hành chánh công", "cùng một đơn vị", "gộp"],
        ),
        (
            "I. NHIỆM VỤ\n- Trồng cây.\nII. GIẢI PHÁP\n- Tưới cây.\nIV. KINH PHÍ\nTự lo.",
            ["Số La Mã", "sau mục thứ 2 là IV"],
        ),
        ("I. NHIỆM VỤ\n1. Cây\n- Trồng cây.\n1. Hoa\n- Trồng hoa.", ["Số thứ tự 1 bị lặp lại"]),
        ("I. MỤC TIÊU\nTrồng nhiều cây.", ["Không tìm thấy nhiệm vụ nào"]),
    ],
)
def test_a_warning(body: str, words: list[str]) -> None:
    warnings = warned(body)
    if not words:
        assert not any("cùng một đơn vị" in w for w in warnings)
        return
    assert any(all(word in w for word in words) for w in warnings), warnings


def test_units_that_differ_on_purpose_are_not_one() -> None:
    body = (
        "I. NHIỆM VỤ\n- Trồng cây (chủ trì: Trường Tiểu học Số 1).\n- Tưới cây (chủ trì: Trường Tiểu học Số 2).\n"
        "- Rào cây (chủ trì: Hội Nông dân).\n- Đếm cây (chủ trì: Hội Phụ nữ)."
    )
    assert not any("cùng một đơn vị" in w for w in warned(body))


def test_a_time_before_the_day_of_issue() -> None:
    warnings = warned("I. NHIỆM VỤ\n- Trồng cây trước ngày 28/02/2026.\n- Tưới cây trước ngày 30/4/2026.", PLAN)
    assert [w for w in warnings if "trước ngày ban hành 11/03/2026" in w and "28/02/2026" in w]
    assert not any("30/4/2026" in w for w in warnings)


def test_most_deadlines_are_of_another_year() -> None:
    tasks = "\n".join(f"- Trồng cây ở thôn {n} (thời hạn: Quý {n}/2027)." for n in ("I", "II", "III"))
    found = [w for w in warned(f"I. NHIỆM VỤ\n{tasks}\n- Tưới cây (thời hạn: Quý I/2026).") if "2027" in w]
    assert len(found) == 1 and "3/4" in found[0] and "năm 2026" in found[0]
    assert not any("năm khác" in w for w in warned("I. NHIỆM VỤ\n- Tưới cây (thời hạn: Quý I/2027)."))


def test_many_of_a_kind_are_told_together() -> None:
    tasks = "\n".join(f"- Trồng cây ở thôn số {n} trước ngày 31/6/2026." for n in range(1, 10))
    found = [w for w in warned(f"I. NHIỆM VỤ\n{tasks}") if "Ngày không có trong lịch" in w]
    assert len(found) == 5
    assert found[-1].endswith("(và 4 chỗ khác).")


def test_every_warning_says_what_to_do() -> None:
    body = (
        "I. NHIỆM VỤ (9 NHIỆM VỤ)\n- Trồng cây trước ngày 31/6/2026.\n- Trồng cây (chủ trì: Sở Xây dựng).\n"
        "II. NHIỆM VỤ\n- Trồng hoa (có phụ lục kèm theo)."
    )
    assert all("; hãy " in w for w in warned(body)), warned(body)


def test_a_table_not_read_is_told() -> None:
    rows = ["Cột một | Cột hai | Cột ba", "a | b | c", "d | e | f"]
    assert any("không nhận ra tiêu đề" in w and "dòng 4" in w for w in table_plan(rows)["warnings"])


def test_a_plan_in_order_has_no_warning() -> None:
    body = "I. NHIỆM VỤ\n- Trồng cây trước ngày 30/4/2026.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Chọn giống cây."
    assert warned(body, PLAN) == []
    assert len(read_text("I. NHIỆM VỤ\n- Trồng cây.")["warnings"]) == 2
