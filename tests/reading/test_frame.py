# ruff: noqa: E501 (plans made on the spot)
"""What surrounds a plan: letterheads and signatures in cells, legal bases, bodies that a text mentions."""

from __future__ import annotations

from app.reading import Source, read
from tests.reading.helpers import read_text
from tests.reading.word_files import p, r, tbl, tc, tr, word_file

BREAK = "<w:r><w:br/></w:r>"


def cell(*texts: str) -> str:
    """A cell of one paragraph with manual breaks between its lines."""
    return tc(p(BREAK.join(r(text) for text in texts)))


def test_a_letterhead_of_one_row_and_a_signature_beside_the_recipients() -> None:
    motto = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    head = tbl(
        tr(cell("ỦY BAN NHÂN DÂN", "XÃ NÀ LỪA", "Số: 9/KH-UBND"), cell(*motto, "Nà Lừa, ngày 4 tháng 2 năm 2026"))
    )
    end = tbl(tr(tc(p(r("Nơi nhận:")) + p(r("- Lưu: VT."))), cell("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Vi Văn Sáng")))
    body = [p(r(text)) for text in ("KẾ HOẠCH", "Trồng cây năm 2026", "I. NHIỆM VỤ", "- Trồng cây.")]
    plan = read([word_file("".join([head, *body, end]))])["plan"]
    assert (plan["place"], plan["number"], plan["issued_on"]) == ("Nà Lừa", "9/KH-UBND", "2026-02-04")
    assert plan["signer_title"] == "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"


def test_a_letterhead_between_pipes_is_no_table() -> None:
    text = (
        "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n| XÃ NÀ LỪA | Độc lập - Tự do - Hạnh phúc |\n"
        "| Số: 9/KH-UBND | Nà Lừa, ngày 4 tháng 2 năm 2026 |\n\nKẾ HOẠCH\nTrồng cây năm 2026\n\nI. NHIỆM VỤ\n- Trồng cây."
    )
    reading = read([Source("kh.md", text.encode())])
    assert [c["role"] for c in reading["clauses"][:4]] == ["letterhead", "letterhead", "letterhead", "kind"]
    assert (reading["plan"]["place"], reading["warnings"]) == ("Nà Lừa", [])


def test_legal_bases() -> None:
    plan = read_text(
        "Căn cứ Luật Lâm nghiệp số 16/2017/QH14 ngày 15/11/2017; Nghị định số 156/2018/NĐ-CP ngày 16/11/2018;\n"
        "Thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh triển khai Nghị quyết số 3-NQ/TU của Tỉnh ủy về Đề án 02/CP;\n"
        "Căn cứ Quyết định số 5/QĐ-UBND của UBND tỉnh và Nghị quyết số 08-NQ/ĐU của Đảng ủy xã; xét Tờ trình số 4/TTr-KT.\n"
        "I. NHIỆM VỤ\n- Trồng cây."
    )["plan"]
    assert plan["legal_bases"] == ["16/2017/QH14", "156/2018/NĐ-CP", "7/KH-UBND", "5/QĐ-UBND", "08-NQ/ĐU"]


def test_units_that_are_none_or_cut_short() -> None:
    text = (
        "I. NHIỆM VỤ\n- Cấp giống tại Trung tâm và trên vườn ươm.\n- Gọi Đội Kiểm lâm cơ động, điện thoại 0219.555.\n"
        "- Họp Tổ trồng rừng Khau Vai tối thiểu 02 lần/năm.\n- Kéo điện ra vườn ươm (Điện lực Đồng Văn thực hiện).\n"
        "- Báo Điện lực khi cây đổ vào dây.\n- Dọn đường do Bưu điện ở 12 xóm báo."
    )
    names = {unit["name"] for unit in read_text(text)["units"]}
    assert names == {"Điện lực Đồng Văn", "Đội Kiểm lâm cơ động", "Tổ trồng rừng Khau Vai", "Bưu điện"}
