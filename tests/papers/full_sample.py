"""Contents with everything a paper can hold, words that would be markup or formulas somewhere among it."""

from datetime import UTC, date, datetime
from decimal import Decimal

from app.papers.contents import (
    Appendix,
    Cell,
    Column,
    Contents,
    Figure,
    Heading,
    Items,
    Picture,
    Row,
    Signer,
    Table,
    Text,
    words,
)

HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "+84 901",
    "-5 độ",
    "@import",
    "#image(read) *đậm* $x$ \\u{41}",
    "<script>alert(1)</script> & {{ 7*7 }}",
    "`code` _nghiêng_ [#panic()]",
]
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
    '<rect x="1" y="1" width="20" height="8" fill="#333333"/>'
    '<text x="1" y="18" font-family="Tinos" font-size="7">Đạt 83,7%</text></svg>'
)
PICTURE = Picture(SVG, 40, 20, "Đạt 83,7%")
BAR = Picture(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 8"><rect x="0" y="1" width="30" height="6"/></svg>',
    40,
    8,
    "Đạt 83,7%",
)
COLUMNS = [
    Column("STT", 12, centred=True),
    Column("Nội dung", 70),
    Column("Số", 20, centred=True, group="Kết quả"),
    Column("Tỷ lệ", 20, centred=True, group="Kết quả"),
    Column("Ngày", 25, centred=True),
    Column("Căn cứ, lý do đề xuất", 40, draft=True),
]


def table(n: int, name: str = "Kết quả thực hiện", size: float | None = None) -> Table:
    """So many rows in two groups, figures of every kind in it."""
    rows = [Row(band="I. Nhóm thứ nhất"), *map(row, range(1, n + 1)), Row(band="II. Nhóm thứ hai")]
    return Table(name, COLUMNS, [*rows, row(n + 1), Row([Cell(""), words("Tổng"), *row(n).cells[2:]], bold=True)], size)


def row(n: int) -> Row:
    """A row whose text is hostile in turn."""
    day = date(2026, 1 + n % 12, 1 + n % 28)
    number = n * 1237
    return Row(
        [
            Cell(str(n), n),
            words(f"{HOSTILE[n % len(HOSTILE)]} {n}" if n % 3 else HOSTILE[n % len(HOSTILE)]),
            Cell(f"{number:,}".replace(",", "."), number),
            Cell(f"{n},5%", Decimal(2 * n + 1) / 200),
            Cell(day.strftime("%d/%m/%Y"), day) if n % 4 else Cell(f"Quý I ({day:%d/%m/%Y})", day),
            words(f"Lý do {n}"),
        ]
    )


def contents(rows: int = 40, **changes) -> Contents:
    """A biên bản with all that there is."""
    said: dict = {
        "title": "BIÊN BẢN",
        "subject": "Họp Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quý III/2026",
        "letterhead": {
            "superior": "ỦY BAN NHÂN DÂN PHƯỜNG PHÚ THỌ HÒA",
            "issuer_lines": ["BAN CHỈ ĐẠO"],
            "place": "An Bình",
            "symbol": "BB-BCĐ",
            "number": 5,
        },
        "on": date(2026, 9, 25),
        "made_at": datetime(2026, 9, 25, 1, tzinfo=UTC),
        "blocks": [
            Heading("Phần I NHỮNG VẤN ĐỀ CHUNG", 0),
            Text("Căn cứ Nghị định số 30/2020/NĐ-CP.", italic=True),
            Heading("I. THÀNH PHẦN"),
            Items(["Ông Nguyễn Văn Đức;", HOSTILE[5] + "."]),
            Heading("1. Kết quả", 2),
            Text(HOSTILE[4]),
            Text("Đề xuất trình lãnh đạo.", draft=True),
            Figure(PICTURE),
            table(3),
            Text("Ghi chú: số liệu đến 25/09/2026, chi tiết tại Phụ lục.", note=True),
            Text("Biên bản kết thúc lúc 11 giờ 00 phút cùng ngày./."),
        ],
        "signer": Signer(["CHỦ TỌA"], "Trần Thị Minh Nguyệt"),
        "second": Signer(["THƯ KÝ"], "Nguyễn Văn Đức"),
        "recipients": ["- Thành viên Ban Chỉ đạo;", "- Lưu: VT, VHXH."],
        "appendices": [
            Appendix("KẾT QUẢ THEO ĐƠN VỊ", [table(rows, "Theo đơn vị")]),
            Appendix(
                "BIỂU ĐỒ",
                [
                    Figure(PICTURE),
                    Table(
                        "Biểu đồ",
                        [Column("Đơn vị", 60), Column("Biểu đồ", 50)],
                        [Row([words("Trạm Y tế"), Cell("Đạt 83,7%", picture=BAR)])],
                    ),
                ],
                landscape=False,
            ),
        ],
        "place_line": False,
        "attached_to": "Biên bản số 05/BB-BCĐ của Ban Chỉ đạo",
        "tables": [Table("Chỉ ở bảng tính", [Column("A", 20)], [Row([Cell("1", 1)])])],
    }
    return Contents(**{**said, **changes})
