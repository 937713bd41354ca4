"""Sentences for what the domain refuses and for what goes wrong: code or status in, words of the page's language out.

A place that adds a code adds its sentence to `SENTENCES`; `%(name)s` takes what the refusal carries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import structlog
from flask_babel import gettext, lazy_gettext

from app import formats
from app.models.errors import NotAllowed, Refused, Stale


def N_(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is said."""
    return sentence


SENTENCES: dict[str, str] = {
    "refused": N_("Chưa thực hiện được yêu cầu này. Tải lại trang rồi thử lại; nếu vẫn không được, báo quản trị."),
    "not_allowed": N_("Tài khoản này xem được nhưng không được làm việc này. Nếu cần, liên hệ Văn phòng HĐND và UBND."),
    "stale": N_("Chưa lưu được: nội dung này vừa được người khác sửa. Xem bản mới rồi làm lại."),
    "brief_counts_differ": N_(
        "Chưa lập được báo cáo: số liệu không khớp (%(check)s %(where)s: cần %(expected)s, có %(found)s). Báo quản trị."
    ),
    "chair_missing": N_("Ghi người chủ trì cuộc họp."),
    "committee_missing": N_("Chọn Ban Chỉ đạo. Nếu chưa có, quản trị lập Ban Chỉ đạo ở trang Quản trị."),
    "commune_unknown": N_("Không có xã, phường nào mang mã %(code)s. Xem danh sách: flask communes list"),
    "count_mismatch": N_(
        "Chưa lập được báo cáo: tổng số nhiệm vụ là %(total)s nhưng các tình trạng cộng lại là %(sum)s. "
        "Nhiệm vụ cần kiểm tra: %(codes)s. Báo quản trị."
    ),
    "day_impossible": N_("Ngày %(words)s không có trong lịch. Ghi lại theo dạng ngày/tháng/năm, ví dụ 05/10/2026."),
    "day_missing": N_("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/10/2026."),
    "day_unreadable": N_("Không đọc được ngày “%(words)s”. Ghi theo dạng ngày/tháng/năm, ví dụ 05/10/2026."),
    "deadline_type_unknown": N_("Chọn loại thời hạn; nếu là một ngày thì ghi ngày theo dạng ngày/tháng/năm."),
    "file_empty": N_("Tệp “%(name)s” không có nội dung. Kiểm tra lại tệp rồi tải lên."),
    "file_gone": N_("Tệp “%(name)s” không còn trên máy chủ. Báo quản trị."),
    "file_named_secret": N_(
        "Tệp “%(name)s” ghi là văn bản mật nên không được nhận và không được lưu. Văn bản mật không được đưa vào "
        "hệ thống này; xử lý theo quy định về bảo vệ bí mật nhà nước."
    ),
    "file_not_there": N_("Không mở được tệp “%(name)s”. Kiểm tra lại đường dẫn."),
    "file_secret": N_("%(why)s Nội dung tệp đã được xóa khỏi máy chủ."),
    "file_too_large": N_("Tệp “%(name)s” lớn hơn %(megabytes)s MB. Chia nhỏ hoặc bỏ bớt hình ảnh rồi tải lại."),
    "file_unreadable": N_("%(why)s"),
    "files_missing": N_("Chọn ít nhất một tệp của kế hoạch."),
    "files_too_many": N_("Một kế hoạch nhận nhiều nhất %(most)s tệp. Ghép bớt các phụ lục rồi tải lại."),
    "job_broke": N_("Hệ thống gặp lỗi khi xử lý. Bấm làm lại; nếu vẫn không được, báo quản trị."),
    "kind_unknown": N_("Chọn nhiệm vụ hoặc chỉ tiêu."),
    "lead_too_late": N_("Việc %(code)s đã báo cáo hoặc đã kết thúc nên không đổi chủ trì được."),
    "nothing_chosen": N_("Chọn ít nhất một dòng rồi bấm lại."),
    "nothing_clear": N_("Chưa có dòng nào đã rõ để công bố. Xem các dòng cần xem lại và bấm “Đã rõ” trước."),
    "nothing_to_merge": N_("Dòng %(row)s không còn dòng nào để gộp vào. Tải lại trang để xem bản mới."),
    "only_briefers": N_("Chỉ thư ký, chủ tịch và phó chủ tịch lập báo cáo, ghi cuộc họp."),
    "only_secretariat": N_("Chỉ thư ký Ban Chỉ đạo làm được việc này. Tài khoản này xem được nội dung."),
    "paper_not_ready": N_("Báo cáo chưa tạo xong. Quay lại trang cuộc họp để xem tiến độ."),
    "place_missing": N_("Ghi địa điểm họp."),
    "plan_not_published": N_("Kế hoạch này chưa công bố nên không có gì để rút."),
    "plan_not_read": N_("Kế hoạch này chưa đọc xong. Đợi đọc xong rồi làm tiếp."),
    "plan_work_done": N_(
        "Chưa rút được: %(n)s việc đã báo cáo hoàn thành (%(codes)s). Trả lại hoặc mở lại các việc này trước, hoặc"
        " hủy từng việc còn lại."
    ),
    "proposal_published": N_("Dòng %(row)s đã công bố. Sửa ở trang của nhiệm vụ đó."),
    "read_takes_long": N_("Đọc kế hoạch lâu quá mức. Tệp đã được giữ; thử lại sau."),
    "reason_missing": N_("Ghi lý do."),
    "stale_plan": N_("Chưa lưu được: kế hoạch này vừa được người khác sửa. Xem bản mới rồi làm lại."),
    "stale_proposal": N_(
        "Chưa lưu được: dòng %(row)s vừa được người khác sửa. Cả hai bản ở dưới đây; chọn nội dung đúng rồi lưu lại."
    ),
    "suggestion_missing": N_("Việc %(code)s chưa có gợi ý chủ trì dùng được. Chọn đơn vị cho việc này."),
    "text_missing": N_("Ghi nội dung nhiệm vụ."),
    "time_wrong": N_("Không đọc được giờ “%(words)s”. Ghi theo dạng giờ:phút, ví dụ 14:00."),
    "title_missing": N_("Ghi tên kế hoạch."),
    "unit_missing": N_("Chọn đơn vị chủ trì rồi bấm Giao."),
    "unit_without_board": N_("“%(unit)s” không có bảng việc nên không chủ trì được. Chọn một đơn vị khác."),
    "year_wrong": N_("Ghi năm của kế hoạch, ví dụ 2026."),
}
FALLBACKS: tuple[tuple[type[Refused], str], ...] = (
    (NotAllowed, "not_allowed"),
    (Stale, "stale"),
    (Refused, "refused"),
)


@dataclass(frozen=True)
class Problem:
    """What a page of an error says: heading, what happened, ways out."""

    title: str
    sentence: str
    ways: tuple[str, ...] = ()


_BACK = lazy_gettext("Bấm Quay lại: nội dung đã nhập vẫn được giữ trên máy này.")
_CALL = lazy_gettext("Nếu vẫn không được, báo Văn phòng HĐND và UBND.")
_CHECK = lazy_gettext("Kiểm tra lại nội dung rồi gửi lại.")
_LATER = lazy_gettext("Thử tải lại trang sau ít phút.")
PROBLEMS: dict[int | str, Problem] = {
    400: Problem(
        lazy_gettext("Chưa đọc được nội dung vừa gửi"),
        lazy_gettext("Nội dung gửi lên bị thiếu hoặc sai dạng nên chưa được lưu."),
        (_BACK, _CHECK, _CALL),
    ),
    "csrf": Problem(
        lazy_gettext("Trang này mở đã lâu"),
        lazy_gettext("Để bảo đảm an toàn, nội dung vừa gửi chưa được lưu."),
        (_BACK, lazy_gettext("Tải lại trang đó rồi gửi lại."), _CALL),
    ),
    401: Problem(
        lazy_gettext("Phiên đăng nhập đã kết thúc"),
        lazy_gettext("Nội dung đang nhập vẫn còn ở trang này. Đăng nhập lại ở thẻ mới, rồi quay về đây gửi lại."),
    ),
    403: Problem(
        lazy_gettext("Tài khoản này không được mở trang này"),
        lazy_gettext("Trang này dành cho vai trò khác trong đơn vị."),
        (lazy_gettext("Nếu công việc cần đến, đề nghị quản trị giao thêm vai trò."),),
    ),
    404: Problem(
        lazy_gettext("Không có trang này"),
        lazy_gettext("Địa chỉ không đúng, hoặc nội dung không còn, hoặc không thuộc đơn vị của tài khoản này."),
        (lazy_gettext("Kiểm tra lại đường dẫn, hoặc tìm việc bằng ô tìm kiếm."),),
    ),
    405: Problem(
        lazy_gettext("Không mở được trang này theo cách đó"),
        lazy_gettext("Địa chỉ này chỉ dùng để gửi nội dung từ một trang khác."),
    ),
    409: Problem(
        lazy_gettext("Nội dung vừa được người khác sửa"),
        lazy_gettext("Thay đổi vừa gửi chưa được lưu, để không ghi đè lên bản mới."),
        (_BACK, lazy_gettext("Xem bản mới, rồi gửi lại nếu vẫn cần.")),
    ),
    413: Problem(
        lazy_gettext("Tệp quá lớn"),
        lazy_gettext("Tổng dung lượng các tệp gửi lên vượt quá %(limit)s nên chưa được nhận."),
        (
            lazy_gettext("Chia thành nhiều lần gửi, hoặc giảm dung lượng tệp (ảnh, bản quét)."),
            _BACK,
        ),
    ),
    422: Problem(
        lazy_gettext("Chưa thực hiện được"),
        lazy_gettext("Nội dung vừa gửi chưa đúng nên chưa được lưu."),
        (_BACK, _CHECK),
    ),
    429: Problem(
        lazy_gettext("Thử quá nhiều lần"),
        lazy_gettext("Yêu cầu được gửi liên tục nên hệ thống tạm dừng nhận."),
        (lazy_gettext("Đợi ít phút rồi thử lại."),),
    ),
    500: Problem(
        lazy_gettext("Không mở được trang này"),
        lazy_gettext("Máy chủ gặp lỗi lúc %(at)s. Nội dung đã lưu trước đó vẫn còn."),
        (_LATER, _BACK),
    ),
    503: Problem(
        lazy_gettext("Hệ thống đang bận"),
        lazy_gettext("Cơ sở dữ liệu chưa nhận thêm yêu cầu lúc %(at)s. Nội dung vừa gửi chưa được lưu."),
        (_LATER, _BACK),
    ),
}


def problem(key: int | str) -> Problem:
    """The words for a status or named problem; an unknown 4xx speaks as 400, anything else as 500."""
    if key in PROBLEMS:
        return PROBLEMS[key]
    return PROBLEMS[400 if isinstance(key, int) and key < 500 else 500]


def sentence(refusal: Refused) -> str:
    """The sentence for a refusal of the domain; a generic one, and a logged error, where none is written."""
    written = SENTENCES.get(refusal.code)
    try:
        if written is not None:
            return gettext(written) % _said(refusal.params)
    except (KeyError, TypeError, ValueError):
        pass
    structlog.get_logger().error("refusal without a sentence", code=refusal.code, params=sorted(refusal.params))
    return gettext(next(SENTENCES[code] for kind, code in FALLBACKS if isinstance(refusal, kind)))


def _said(params: Mapping[str, object]) -> dict[str, object]:
    return {name: _say(value) for name, value in params.items()}


def _say(value: object) -> object:
    if isinstance(value, datetime):
        return formats.moment(value)
    return formats.day(value) if isinstance(value, date) else value
