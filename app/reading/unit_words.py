# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Words that open a unit's name (as printed, accents kept; case doesn't matter), and names fixed by law or custom."""

from __future__ import annotations

import re

PLACE = "thôn|ấp|bản|buôn|làng|khóm|xóm|khu phố|khu dân cư|khu|tổ dân phố|tổ nhân dân|sóc|phum|plei|cụm dân cư"

# Several units or persons at once.
PLURAL = (
    r"(?:các|những|toàn thể|tất cả các|một số) (?:cơ quan|đơn vị|phòng|ban|ngành|sở|tổ|trường|doanh nghiệp|tổ chức|"
    rf"đoàn thể|hội|chi hội|{PLACE}|ngân hàng|nhà mạng|cấp|địa phương|hợp tác xã|htx|cơ sở (?!dữ liệu|hạ tầng|vật chất)|trạm|"
    r"bộ phận|thành viên|lực lượng|cán bộ|công ty|tập đoàn|hộ |điểm |chi bộ|chi ủy|đảng ủy|xã|phường|nhà trường|nhà văn hóa|"
    r"đồng chí|ông|công chức|ủy viên|uỷ viên|phó trưởng|trưởng|tổ trưởng|hiệu trưởng|đội|câu lạc bộ|chủ (?:cơ sở|đầu tư|hộ|chợ|rừng)|phòng khám|nhóm|già làng)\b"
)
POST = (
    r"thủ trưởng|hiệu trưởng|giám đốc|chánh |(?:phó )?trưởng |tổ trưởng|đội trưởng|chỉ huy trưởng|lãnh đạo |(?:phó )?chủ tịch|(?:phó )?bí thư|"
    r"đồng chí |ông |bà (?!con)|cộng tác viên|chuyên viên|công chức (?=[\w -]{2,40})(?!,|và )|người đứng đầu|già làng|người có uy tín|"
    r"(?:thôn|buôn|ấp|bản|xóm|làng) trưởng|kế toán(?= xã| phường| ngân)|"
    r"cán bộ (?=văn|phụ trách|tư pháp|địa chính|kế toán|chuyên trách|đầu mối|lao động|y tế|nông|thú y|khuyến|truyền thanh|không chuyên)"
)
PARTY = (
    r"đảng (?:ủy|uỷ)(?! viên)|đảng bộ|chi bộ|chi (?:ủy|uỷ)(?! viên)|thường trực|ban thường|ban chấp hành|ban xây |ban tuyên|ban dân vận|"
    r"ban tổ chức|(?:ủy|uỷ) ban |[uủ][ỷỳyủ]? ban |ubkt|ubmttq|mttq|mặt trận|đoàn (?:tn|thanh|phường|xã|đặc khu|kiểm tra|liên ngành|giám sát)|"
    r"hội (?!nghị|thảo|nhập|họp|thi\b|diễn|chợ|trại|chứng|đàm|ý|thao|trường|tụ)|chi hội|công đoàn|liên đoàn|câu lạc bộ"
)
GOVERNMENT = (
    r"phòng (?!ban\b|,|chuyên môn|chống|ngừa|họp|bệnh|dịch|cháy|khám bệnh)|văn phòng\b|vp |trung tâm |tt |tt[a-zđ]{3,}\b|ubnd|hđnd|"
    r"ban (?!hành|ngành|đầu|bố|đêm|ơn|phát động|tặng)(?:chỉ |điều |quản |kinh|pháp|công tác|giám|nhân dân|bảo vệ|thanh tra|phát triển|"
    r"đại diện|chqs|liên lạc|vận động|hòa giải|chủ nhiệm|lãnh đạo|văn hóa|an toàn|qlda|qlrph|cán sự)|bcđ|bch |bchqs|bql|qlda|"
    r"tổ (?!chức\b|quốc|hợp(?! tác))|đội (?!ngũ|hình|tuyển|viên)|bộ phận |sở |thanh tra |nhà văn hóa|thư viện|đài |trạm (?!phát|bts|biến|sạc|bơm|thu|cấp)|"
    r"trường (?!hợp|kỳ|tồn|phái|học thân)|nhà trường|bệnh viện|phòng khám|ngành |nông trường|lâm trường"
)
VERTICAL = (
    r"công an\b|quân sự|đồn |bộ đội|biên phòng|hải đội|hạt |kiểm lâm|chi cục|thuế |đội thuế|kho bạc|bảo hiểm|bhxh|ngân hàng|nhcsxh|điện lực|"
    r"bưu điện|bưu cục|tòa án|toà án|viện kiểm|thi hành án|quản lý thị trường|quỹ (?!đất|vì|đền)|hợp tác xã|htx|liên hiệp hợp|công ty|tập đoàn|"
    r"xí nghiệp|nhà máy|(?:\d{1,4} )?doanh nghiệp\b|viettel|vnpt|fpt|mobifone|viễn thông|cơ quan (?:thuế|công an|ủy|uỷ|mặt|bảo|quân|thường)"
)
SINGLE = rf"{GOVERNMENT}|{VERTICAL}|{PARTY}|{POST}|khu phố|khu dân cư|tổ dân phố|thôn\b|ấp\b|xóm\b|khóm\b|(?:bản|buôn|làng|khu) (?=(?-i:[A-ZĐ\d]))|nhân dân|người dân"

UNIT_START = re.compile(rf"(?:đề nghị )?(?:{PLURAL}|{SINGLE})", re.I)
GENERIC_START = re.compile(
    r"(?:cơ quan|đơn vị|phòng|ban|ngành|bộ phận|tổ chức)(?:,| (?:liên quan|có liên quan|chuyên môn|thuộc|trực thuộc|ban))",
    re.I,
)

# `Ban Chỉ đạo công tác dân số và phát triển xã`: what such a committee is for, up to the commune it belongs to.
STEERING = (
    r"Ban Chỉ đạo (?:về |liên ngành |thực hiện )?(?=(?:công tác|phát triển|chuyển đổi|cải cách|xây dựng nông|phòng|chương trình|các chương trình|"
    r"toàn dân|giảm nghèo|vệ sinh|Đề án|an toàn|an ninh|tổng điều tra|bầu cử|dân số|quản lý|giải phóng)\b)"
    r"(?:(?! (?:tham mưu|chỉ đạo|UBND|Ủy ban|tổ chức|hướng dẫn|kiểm tra|ban hành|các xã)\b) [\w,-]{1,12}|(?<= )[\w,-]{1,12}){1,25}? (?:xã|phường|đặc khu)\b(?! hội)"
)

# Names whose words would otherwise be taken for the verb or the comma that ends a list; also units worth proposing
# where a text merely mentions them.
FIXED = (
    r"(?:[Vv]ăn phòng|VP) HĐND (?:và|&|-) ?UBND",
    r"[Vv]ăn phòng Hội đồng nhân dân và (?:Ủy|Uỷ|ủy|uỷ) ban nhân dân",
    r"Văn phòng Đảng (?:ủy|uỷ)",
    r"[Pp]hòng Kinh tế(?:, Hạ tầng và Đô thị| - Hạ tầng(?: và| -) Đô thị)?",
    r"[Pp]hòng Văn [Hh](?:óa|oá) ?[-–] ?Xã hội",
    r"[Pp]hòng (?:VH-?XH|VHXH|KTHT&ĐT|KT-HT&ĐT)",
    r"[Tt]rung tâm [Pp]hục vụ [Hh]ành chính công|(?:TTPVHCC|TTHCC|Trung tâm (?:PVHCC|HCC))",
    r"[Tt]rung tâm (?:Dịch vụ sự nghiệp công|Dịch vụ tổng hợp|Cung ứng dịch vụ (?:sự nghiệp )?công|Dịch vụ (?:sự nghiệp )?công ích)",
    r"Trung tâm Văn hóa(?:, |[ -]+)Thông tin(?:(?: và |, | - )(?:Thể thao|Truyền thông))?",
    r"Trung tâm (?:Chính trị|Y tế|Khuyến nông|Học tập cộng đồng|Giáo dục nghề nghiệp|Văn hóa - Thể thao)",
    r"[Bb]ộ phận (?:[Mm]ột cửa|[Tt]iếp nhận và trả kết quả)",
    r"Công an(?= phường| xã| đặc khu)",
    r"Trạm (?:[Yy] tế|Khuyến nông|Thú y|Chăn nuôi và Thú y|Bảo vệ thực vật|Truyền thanh|Kiểm lâm)",
    r"Ban (?:Chỉ huy [Qq]uân sự|CHQS)",
    r"Ban Chỉ huy (?:[Pp]hòng thủ dân sự|PTDS|[Pp]hòng,? chống thiên tai(?: và [Tt]ìm kiếm cứu nạn)?|PCTT(?:&| và |-)TKCN)",
    r"Ban (?:xây dựng|Xây dựng) Đảng(?: Đảng ủy)?",
    r"(?:Ủy|Uỷ) ban Kiểm tra(?: Đảng ủy)?",
    r"Đảng (?:ủy|uỷ) (?:UBND|các cơ quan Đảng)",
    r"Hội đồng (?:[Nn]ghĩa vụ quân sự|NVQS|[Pp]hối hợp (?:PBGDPL|[Pp]hổ biến,? giáo dục pháp luật)|Thi đua,? [-–]? ?[Kk]hen thưởng)",
    r"Ban (?:Thanh tra nhân dân|Giám sát đầu tư của cộng đồng|Công tác Mặt trận|Phát triển thôn|[Bb]ảo vệ dân phố)",
    r"Ban (?:Quản lý|QLDA) (?:dự án )?(?:đầu tư xây dựng|chợ|rừng phòng hộ|di tích|các khu công nghiệp)?",
    r"Đoàn (?:[Tt]hanh niên|TNCS(?: Hồ Chí Minh| HCM))",
    r"Hội (?:Liên hiệp [Pp]hụ nữ|LHPN|Nông dân|Cựu chiến binh|CCB|Phụ nữ|Chữ thập đỏ|Người cao tuổi|Khuyến học|Luật gia|Đông y)",
    r"(?:(?:Ủy|Uỷ|ủy|uỷ) ban )?(?:MTTQ|Mặt trận Tổ quốc) Việt Nam|UBMTTQ(?: ?VN| Việt Nam)?",
    r"Tổ (?:công nghệ số cộng đồng|bảo vệ an ninh,? trật tự(?: ở cơ sở)?|chuyển đổi số cộng đồng)",
    r"Đội (?:Quản lý thị trường(?: số \d{1,2})?|Quản lý trật tự đô thị|Thuế|[Xx]ung kích phòng,? chống thiên tai|[Dd]ân phòng)",
    r"Đồn Biên phòng|Hạt Kiểm lâm|Chi cục Thuế|Thuế cơ sở(?: \d{1,2})?|Kho bạc Nhà nước|Điện lực|Bưu điện",
    r"Bảo hiểm xã hội(?: cơ sở| khu vực)?|BHXH",
    r"(?:Phòng giao dịch )?Ngân hàng (?:Chính sách xã hội|CSXH)|NHCSXH|Ngân hàng Nông nghiệp và Phát triển nông thôn",
    STEERING,
    r"Ban Chỉ đạo(?= |,|\.)",
    r"[Cc]ác doanh nghiệp viễn thông",
    r"\bVNPT\b|\bViettel\b|\bMobiFone\b|\bFPT Telecom\b",
)
FIXED_NAME = re.compile(rf"(?:{'|'.join(FIXED)})(?: (?:phường|xã|đặc khu|khu vực)\b)?")

# Where the proper name of a body begins that no list of names can hold.
PROPER = re.compile(
    r"\b(?:Trung tâm|Ban Quản lý|Ban Chỉ đạo|Ban Chỉ huy|Hội đồng|Đội|Tổ|Hội|Trường|Trạm|Hạt|Đồn|Hợp tác xã|HTX|Công ty|"
    r"Cộng tác viên|Câu lạc bộ|Ban điều hành|Ban nhân dân) (?!chức\b|viên\b|ngũ\b|nghị\b)(?=\w)"
)
OUTSIDE = re.compile(r"\b(?:tỉnh|thành phố|Thành phố|Trung ương|quốc gia|Quốc gia|Chính phủ|Bộ|nước)\b")
