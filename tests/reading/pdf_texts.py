# ruff: noqa: E501 (texts: one paragraph, one line)
"""Texts of the sample PDFs (all names invented): `*` a bold paragraph, `^` a centred one; in tables `<` and `^` are
merged with the cell on the left or above."""

from __future__ import annotations

LETTERHEAD = (
    ["ỦY BAN NHÂN DÂN", "*XÃ VÀM SẬY*", "Số: 27/KH-UBND"],
    ["*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM*", "*Độc lập - Tự do - Hạnh phúc*", "Vàm Sậy, ngày 05 tháng 02 năm 2026"],
)
TEXT = [
    "^KẾ HOẠCH",
    "^Làm sạch kênh rạch và trồng cây ven bờ trên địa bàn xã Vàm Sậy năm 2026, định hướng đến năm 2030",
    "Căn cứ Quyết định số 412/QĐ-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về giao nhiệm vụ bảo vệ môi trường nông thôn;",
    "Thực hiện Nghị quyết số 03/NQ-HĐND ngày 22/12/2025 của Hội đồng nhân dân xã; Kế hoạch số 9/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
    "*I. MỤC ĐÍCH, YÊU CẦU*",
    "- Khơi thông dòng chảy, giữ nguồn nước sạch cho sinh hoạt và sản xuất; nâng cao ý thức của người dân sống ven kênh.",
    "- Việc triển khai phải thường xuyên, đúng tiến độ, không phô trương.",
    "*II. CHỈ TIÊU*",
    "1. Tối thiểu 90% hộ dân ven kênh ký cam kết không xả rác xuống dòng nước.",
    "2. Trồng mới ít nhất 1.200 cây dọc theo các tuyến kênh cấp II.",
    "3. 100% ấp có tổ tự quản về môi trường.",
    "*III. NHIỆM VỤ*",
    "*1. Vớt rác, nạo vét*",
    "a) Khảo sát, lập danh mục các đoạn kênh bị bồi lắng, ứ đọng; báo cáo Ủy ban nhân dân xã kết quả trước ngày 15/3/2026 để bố trí kinh phí từ nguồn sự nghiệp môi trường theo quy định hiện hành và theo hướng dẫn tại Công văn số 77/SNNMT-QLTN ngày 09/01/2026 của cơ quan chuyên môn cấp tỉnh.",
    "b) Tổ chức ra quân vớt lục bình, rác thải trên các tuyến kênh (Chủ trì: Phòng Kinh tế; phối hợp: Đoàn Thanh niên xã, các ấp; hoàn thành: quý II/2026).",
    "c) Nạo vét kênh Sáu Thước đoạn từ cầu Ván đến chợ.",
    "+ Đơn vị chủ trì: Phòng Kinh tế.",
    "+ Đơn vị phối hợp: Văn phòng HĐND và UBND, Ấp 3.",
    "+ Thời gian hoàn thành: tháng 9/2026.",
    "*2. Tuyên truyền*",
    "a) Phát ít nhất 02 bản tin mỗi tuần trên đài truyền thanh xã về giữ gìn vệ sinh kênh rạch, phân loại rác tại nguồn, gương người tốt việc tốt; in và phát tờ rơi đến từng hộ dân.",
    "b) Vận động các hộ chăn nuôi ven kênh xây hầm biogas, không để chất thải chảy trực tiếp ra nguồn nước. Thời gian: Quý III/2026.",
    "*IV. TỔ CHỨC THỰC HIỆN*",
    "*1. Phòng Kinh tế*",
    "- Là cơ quan đầu mối, theo dõi, đôn đốc việc thực hiện Kế hoạch; tổng hợp kết quả báo cáo Ủy ban nhân dân xã trước ngày 20 tháng cuối quý.",
    "*2. Phòng Văn hóa - Xã hội*",
    "- Hướng dẫn các ấp đưa nội dung giữ gìn vệ sinh kênh rạch vào quy ước, bình xét gia đình văn hóa.",
    "Trên đây là Kế hoạch làm sạch kênh rạch và trồng cây ven bờ năm 2026, yêu cầu các đơn vị triển khai thực hiện./.",
]
RECIPIENTS = [
    "*Nơi nhận:*",
    "- UBND tỉnh (báo cáo);",
    "- TT Đảng ủy, TT HĐND xã;",
    "- Các phòng, đơn vị thuộc xã;",
    "- Lưu: VT.",
]
SIGNATURE = ["*TM. ỦY BAN NHÂN DÂN*", "*CHỦ TỊCH*", "", "", "", "*Trần Thị Lụa*"]

APPENDIX_HEAD = [
    ["STT", "Nội dung nhiệm vụ", "Phân công thực hiện", "<", "Thời gian hoàn thành", "Sản phẩm"],
    ["^", "^", "Chủ trì", "Phối hợp", "^", "^"],
]
_LONG = (
    "Rà soát từng đoạn bờ, đo độ sâu, ghi lại số hộ có nhà sàn lấn ra lòng kênh và số điểm đổ rác tự phát, chụp ảnh hiện "
    "trạng, lập bản đồ kèm theo bảng kê để làm cơ sở cho việc vận động tháo dỡ"
)
APPENDIX_ROWS = [
    ["I", "Khảo sát, lập hồ sơ", "<", "<", "<", "<"],
    ["1", f"Kênh Sáu Thước: {_LONG}", "Phòng Kinh tế", "Ấp 1; Ấp 2", "Tháng 3/2026", "Bản đồ"],
    ["2", f"Kênh Bà Đáo: {_LONG}", "^", "Ấp 3", "Tháng 4/2026", "Bản đồ"],
    ["3", f"Rạch Cây Gừa: {_LONG}", "^", "Ấp 4", "Tháng 5/2026", "Bản đồ"],
    ["4", f"Rạch Ông Tà: {_LONG}; {_LONG.lower()}", "^", "Ấp 5", "Tháng 6/2026", "Bản đồ"],
    ["II", "Trồng cây, tuyên truyền", "<", "<", "<", "<"],
    ["5", "Trồng 1.200 cây bần, cây mắm dọc các tuyến kênh cấp II", "Hội Nông dân xã", "Các ấp", "Trước ngày 30/6/2026", "Biên bản nghiệm thu"],
    ["6", f"Tập huấn cho tổ tự quản: {_LONG}; sau tập huấn có kiểm tra", "Phòng Văn hóa - Xã hội", "Trạm Y tế xã", "Quý III/2026", "Báo cáo kết quả"],
    ["7", "Tổng kết, khen thưởng các tổ tự quản làm tốt", "Văn phòng HĐND và UBND xã", "Phòng Kinh tế", "Tháng 12/2026", "Báo cáo"],
]  # fmt: skip

HTML = """<!doctype html><meta charset="utf-8"><title>doi_co</title>
<style>
@page { size: A4; margin: 2cm 1.5cm 2cm 3cm }
body { font: 13pt/1.25 Tinos; text-align: justify }
p { margin: 0 0 5pt }
.head td, h3 { text-align: center; vertical-align: top; font-size: 12pt }
table { width: 100%; border-collapse: collapse }
.grid td, .grid th { border: 1px solid #000; padding: 2pt 4pt; font-size: 12pt; text-align: left; vertical-align: top }
</style>
<table class="head"><tr><td>ỦY BAN NHÂN DÂN<br><b>PHƯỜNG ĐỒI CỎ</b><br>Số: 08/KH-<br>UBND</td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b><br><i>Đồi Cỏ, ngày 12 tháng 01 năm 2026</i></td></tr></table>
<h3>KẾ HOẠCH<br>Phòng cháy, chữa cháy rừng phường Đồi Cỏ năm 2026</h3>
<p>Căn cứ Chỉ thị số 02/CT-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh về phòng cháy, chữa cháy rừng mùa khô;</p>
<p>Ủy ban nhân dân phường ban hành Kế hoạch với các nội dung sau đây:</p>
<p><b>I. CHỈ TIÊU</b></p>
<table class="grid"><thead><tr><th>Lĩnh vực</th><th>Chỉ tiêu</th><th>Đơn vị tính</th><th>Kế hoạch năm 2026</th></tr></thead>
<tr><td rowspan="2">Canh gác</td><td>Tỷ lệ chốt có người trực trong mùa khô</td><td>%</td><td>100</td></tr>
<tr><td>Số lần tuần tra mỗi tuần</td><td>lần</td><td>≥ 4</td></tr>
<tr><td>Tập huấn</td><td>Số hộ nhận khoán được tập huấn chữa cháy tại chỗ</td><td>hộ</td><td>150</td></tr></table>
<p><b>II. NHIỆM VỤ</b></p>
<p>1. Phát dọn đường băng cản lửa dài 12 km quanh các lô rừng trồng, hoàn thành trước ngày 28/02/2026.</p>
<p>2. Lập danh sách các hộ đốt nương làm rẫy, hướng dẫn việc đốt có kiểm soát và chỉ cho đốt khi có người của phường
chứng kiến; lập biên bản từng lần đốt.</p>
<p>Đơn vị chủ trì: Công an phường. Đơn vị phối hợp: Ban Chỉ huy Quân sự phường. Thời gian: Quý I/2026.</p>
<p>3. Mua sắm máy thổi gió, bình nước đeo vai cho các tổ (chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị; hoàn thành trong tháng 3/2026).</p>
<p><b>III. TỔ CHỨC THỰC HIỆN</b></p>
<p>1. Công an phường: Trực chỉ huy chữa cháy; báo cáo Ủy ban nhân dân phường hằng tuần trong mùa khô.</p>
<p>2. Các tổ dân phố: Cử người canh gác tại các chòi, phát hiện sớm khói, lửa và báo ngay về phường.</p>
<table class="head"><tr><td style="text-align:left;font-size:11pt"><b>Nơi nhận:</b><br>- UBND tỉnh;<br>- Hạt Kiểm lâm khu vực;<br>- Lưu: VT, KT.</td>
<td><b>TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH</b><br><br><br><b>Lê Văn Thông</b></td></tr></table>
"""

_NOTE = '<text:note text:note-class="footnote"><text:note-citation>{0}</text:note-citation><text:note-body><text:p text:style-name="F">{1}</text:p></text:note-body></text:note>'
FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3">
<office:styles><style:style style:name="P" style:family="paragraph"><style:text-properties fo:font-family="Tinos" fo:font-size="14pt"/></style:style>
<style:style style:name="F" style:family="paragraph"><style:text-properties fo:font-family="Tinos" fo:font-size="10pt"/></style:style>
<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Up" style:num-format="1"/></office:styles>
<office:body><office:text>
<text:p text:style-name="P">KẾ HOẠCH</text:p>
<text:p text:style-name="P">Sửa chữa đường làng xã Vàm Sậy năm 2026</text:p>
<text:p text:style-name="P">I. NHIỆM VỤ</text:p>
<text:p text:style-name="P">- Đổ bê tông 300 m đường Ấp 1{_NOTE.format(1, "Đường loại B, rộng 3 m, theo hồ sơ thiết kế được duyệt năm 2025.")} trước ngày 30/4/2026 và nghiệm thu theo đúng quy trình, có đại diện người dân tham gia giám sát.</text:p>
<text:p text:style-name="P">- Lát gạch vỉa hè trước trường học{_NOTE.format(2, "Trường Tiểu học Vàm Sậy.")} trong quý III/2026.</text:p>
<text:p text:style-name="P">- Trồng cỏ 250 m<text:span text:style-name="Up">2</text:span> sân nhà văn hóa.</text:p>
</office:text></office:body></office:document>
"""
