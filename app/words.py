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
from app.marking import N_
from app.models.errors import NotAllowed, Refused, Stale
from app.models.files_room import Octets
from app.reading.errors import MESSAGES

SENTENCES: dict[str, str] = {
    "rate_unknown": N_("Chọn một tỷ lệ trong danh sách."),
    "service_unknown": N_("Chọn kênh trong danh sách."),
    "service_not_allowed": N_("Đơn vị không cho dùng loại kênh này. Chọn loại khác, hoặc đề nghị quản trị mở."),
    "endpoint_name_missing": N_("Đặt tên cho kênh để sau này nhận ra."),
    "endpoints_enough": N_("Đã có %(most)s kênh. Bỏ bớt một kênh rồi thêm lại."),
    "webhook_address_wrong": N_(
        "Địa chỉ phải bắt đầu bằng https://, có tên miền công khai (không phải số hay tên trong mạng nội bộ), "
        "cổng 443 hoặc 8443."
    ),
    "service_address_wrong": N_(
        "Địa chỉ không đúng dạng của dịch vụ đã chọn, hoặc có nhiều người nhận, hoặc có tùy chọn không được dùng. "
        "Xem Cách ghi địa chỉ."
    ),
    "refused": N_("Chưa thực hiện được yêu cầu này. Tải lại trang rồi thử lại; nếu vẫn không được, báo quản trị."),
    "not_allowed": N_("Tài khoản này xem được nhưng không được làm việc này. Nếu cần, liên hệ Văn phòng HĐND và UBND."),
    "stale": N_("Chưa lưu được: nội dung này vừa được người khác sửa. Xem bản mới rồi làm lại."),
    "absence_meets": N_("Đã ghi vắng từ %(start)s đến hết %(end)s; bỏ lần đó trước, hoặc chọn ngày khác."),
    "absence_not_yours": N_("Chỉ người vắng, thư ký hoặc quản trị ghi và sửa được ngày vắng."),
    "absence_over": N_("Ngày cuối phải từ hôm nay trở đi."),
    "alias_taken": N_("“%(alias)s” đã là tên khác của %(unit)s; bỏ ở đơn vị đó trước, hoặc xóa dòng này."),
    "answer_missing": N_("Ghi câu trả lời cho phần phối hợp."),
    "appointed_on_behalf": N_("Vai trò làm thay kết thúc cùng lần vắng mặt; ghi người vắng đã trở lại để kết thúc."),
    "appointed_already": N_("Người này đã giữ vai trò đó trong khoảng thời gian này; kết thúc vai trò cũ trước."),
    "assignee_elsewhere": N_("%(person)s không thuộc đơn vị chủ trì. Chọn người trong đơn vị."),
    "audience_missing": N_("Chọn ít nhất một nơi nhận nhắc việc; muốn thôi nhắc thì chọn Không nhắc."),
    "audience_unfit": N_("Nhắc việc này không gửi được cho nơi vừa chọn. Chọn trong danh sách."),
    "brief_counts_differ": N_(
        "Chưa lập được báo cáo: số liệu không khớp (%(check)s %(where)s: cần %(expected)s, có %(found)s). Báo quản trị."
    ),
    "brief_takes_long": N_("Lập báo cáo lâu quá mức. Mở trang cuộc họp để xem báo cáo khi đã xong."),
    "change_doubtful": N_("Dòng %(row)s còn điểm chưa rõ; xem và quyết định riêng từng dòng."),
    "chair_missing": N_("Ghi người chủ trì cuộc họp."),
    "committee_missing": N_("Chọn Ban Chỉ đạo. Nếu chưa có, quản trị lập Ban Chỉ đạo ở trang Quản trị."),
    "committee_name_missing": N_("Nhập tên Ban Chỉ đạo."),
    "comment_missing": N_("Ghi ý kiến trước khi gửi."),
    "comment_of_another": N_("Chỉ người ghi ý kiến mới gỡ được ý kiến đó."),
    "comment_of_earlier_day": N_("Ý kiến chỉ gỡ được trong ngày ghi. Cần nói lại thì ghi ý kiến mới."),
    "commune_code_taken": N_("Mã %(commune)s đã có đơn vị khác dùng; chọn mã khác."),
    "commune_code_wrong": N_("Mã gồm chữ thường không dấu, số và dấu gạch ngang, ví dụ: an-hai."),
    "commune_kind_missing": N_("Tên phải bắt đầu bằng phường, xã hoặc đặc khu, ví dụ: phường An Hải."),
    "commune_unknown": N_("Không có xã, phường nào mang mã %(code)s. Xem danh sách: flask communes list"),
    "count_mismatch": N_(
        "Số liệu không khớp nên không in: tổng số nhiệm vụ là %(total)s, các tình trạng cộng lại là %(sum)s. "
        "Nhiệm vụ cần kiểm tra: %(codes)s. Báo quản trị."
    ),
    "day_entered": N_("Ngày %(day)s đã có trong lịch; xóa dòng cũ trước nếu cần sửa."),
    "day_impossible": N_("Ngày %(words)s không có trong lịch. Ghi lại theo dạng ngày/tháng/năm, ví dụ 05/10/2026."),
    "day_kind_unknown": N_("Chọn loại ngày."),
    "day_missing": N_("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/10/2026."),
    "day_year_far": N_("Năm của ngày %(words)s phải từ %(first)s đến %(last)s. Ghi lại, ví dụ 05/10/2026."),
    "day_unreadable": N_("Không đọc được ngày “%(words)s”. Ghi theo dạng ngày/tháng/năm, ví dụ 05/10/2026."),
    "dated_already": N_("Việc đã có hạn %(day)s; muốn đổi hạn thì xin gia hạn."),
    "days_order": N_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
    "days_wrong": N_("Ghi một số ngày từ %(least)s đến %(most)s."),
    "deadline_type_unknown": N_("Chọn loại thời hạn; nếu là một ngày thì ghi ngày theo dạng ngày/tháng/năm."),
    "doer_never_confirms": N_("Người báo cáo và đơn vị chủ trì không tự xác nhận. Thư ký hoặc Chủ tịch xác nhận."),
    "document_in_future": N_("Ngày văn bản phải là %(today)s hoặc sớm hơn."),
    "document_number_missing": N_("Ghi số, ký hiệu của văn bản có ngày này, hoặc để trống ngày."),
    "done_in_future": N_("Ngày hoàn thành phải là %(today)s hoặc sớm hơn."),
    "duty_missing": N_("Ghi phần việc đề nghị đơn vị phối hợp làm."),
    "email_wrong": N_("Địa chỉ “%(email)s” chưa đúng dạng thư điện tử; kiểm tra lại, hoặc để trống."),
    "explanation_day_passed": N_("Hạn giải trình phải từ hôm nay (%(today)s) trở đi."),
    "explanation_missing": N_("Ghi nội dung giải trình."),
    "explanation_waits": N_("Việc này đã có yêu cầu giải trình đang chờ trả lời, hạn %(day)s."),
    "evidence_closed": N_("Việc %(code)s đã kết thúc nên không thêm, bớt minh chứng nữa."),
    "evidence_missing": N_("Chọn tệp, hoặc ghi liên kết, hoặc ghi số, ký hiệu văn bản."),
    "evidence_of_others": N_("Chỉ người đã thêm minh chứng này mới bỏ được."),
    "evidence_submitted": N_("Minh chứng này thuộc báo cáo đang chờ xác nhận. Rút lại báo cáo trước, rồi mới bỏ."),
    "evidence_too_many": N_("Mỗi lần thêm nhiều nhất %(most)s tệp. Chia thành nhiều lần, hoặc ghép các tệp lại."),
    "extension_not_later": N_("Ngày xin gia hạn phải sau hạn hiện nay (%(day)s)."),
    "extension_waits": N_("Việc này đã có một đề nghị gia hạn đang chờ quyết định."),
    "file_empty": N_("Tệp “%(name)s” không có nội dung. Kiểm tra lại tệp rồi tải lên."),
    "file_gone": N_("Tệp “%(name)s” không còn trên máy chủ. Báo quản trị."),
    "file_in_check": N_(
        "Tệp “%(name)s” vừa được đưa lên, đang được kiểm tra xem có dấu mật không. Thử lại sau ít giây."
    ),
    "file_named_secret": N_(
        "Tệp “%(name)s” có dấu mật hoặc ghi là văn bản mật nên không được nhận và không được lưu. Văn bản mật không "
        "được đưa vào hệ thống này; xử lý theo quy định về bảo vệ bí mật nhà nước."
    ),
    "file_not_there": N_("Không mở được tệp “%(name)s”. Kiểm tra lại đường dẫn."),
    "file_secret": N_("%(why)s Nội dung tệp đã được xóa khỏi máy chủ."),
    "file_too_large": N_("Tệp “%(name)s” lớn hơn %(megabytes)s MB. Chia nhỏ hoặc bỏ bớt hình ảnh rồi tải lại."),
    "file_unreadable": N_("%(why)s"),
    "files_missing": N_("Chọn ít nhất một tệp của kế hoạch."),
    "files_too_many": N_("Một kế hoạch nhận nhiều nhất %(most)s tệp. Ghép bớt các phụ lục rồi tải lại."),
    "house_wrong": N_("Chọn một trong các cách trình bày trong danh sách."),
    "issue_number_wrong": N_("Ghi số văn bản, ví dụ 05 hoặc 05/%(symbol)s."),
    "issue_number_taken": N_(
        "Số %(number)s đã ghi cho văn bản khác, ngày %(on)s. Kiểm tra lại trong sổ đăng ký văn bản đi rồi ghi số đúng."
    ),
    "issue_before_data": N_("Ngày văn bản không được trước ngày cuối của số liệu trong báo cáo (%(last)s)."),
    "job_broke": N_("Hệ thống gặp lỗi khi xử lý. Bấm làm lại; nếu vẫn không được, báo quản trị."),
    "every_before": N_("Nhắc trước hạn không nhắc lại theo chu kỳ. Ghi thêm các ngày cần nhắc."),
    "every_wrong": N_("Số ngày làm việc giữa hai lần nhắc là số từ 0 (không nhắc lại) đến %(most)s."),
    "kind_unknown": N_("Chọn nhiệm vụ hoặc chỉ tiêu."),
    "last_administrator": N_("Đây là quản trị duy nhất còn lại; giao vai trò Quản trị cho người khác trước."),
    "lead_too_late": N_("Việc %(code)s đã báo cáo hoặc đã kết thúc nên không đổi chủ trì được."),
    "link_wrong": N_(
        "Liên kết phải bắt đầu bằng http:// hoặc https://, không có dấu cách, không kèm tên đăng nhập, mật khẩu, dài "
        "nhất %(most)s ký tự."
    ),
    "link_ended": N_("Liên kết không còn dùng được; đề nghị quản trị cấp liên kết mới."),
    "login_missing": N_("Nhập tên đăng nhập hoặc thư điện tử."),
    "login_taken": N_("Tên đăng nhập %(login)s đã có người dùng; chọn tên khác."),
    "login_wrong": N_("Tên đăng nhập gồm 3 đến 64 chữ không dấu, số, dấu chấm, gạch hoặc @, ví dụ: vhxh.anhai."),
    "mail_host_wrong": N_("Địa chỉ máy chủ không có dấu cách hoặc dấu gạch chéo, ví dụ: mail.haiphong.gov.vn."),
    "mail_port_wrong": N_("Cổng là số từ 1 đến 65535, thường là 587, 465 hoặc 25."),
    "mail_security_unknown": N_("Chọn cách bảo mật của máy chủ thư."),
    "mail_server_missing": N_(
        "Chưa gửi lại được: chưa đặt máy chủ thư. Quản trị đặt ở Quản trị → Thư điện tử, rồi bấm Gửi lại."
    ),
    "make_up_on_weekday": N_("Ngày %(day)s là ngày làm việc bình thường; ngày làm bù phải là thứ Bảy hoặc Chủ nhật."),
    "mention_unknown": N_("Có người được nhắc đến không còn tài khoản ở đây. Chọn lại người cần nhắc."),
    "mentions_many": N_("Mỗi ý kiến nhắc đến nhiều nhất %(most)s người. Bỏ bớt người rồi gửi lại."),
    "message_not_failed": N_("Thư này đã gửi, đang gửi hoặc không cần gửi nữa nên không còn gì để xử lý."),
    "name_before_present": N_("Tên hiện nay có từ %(since)s; ngày bắt đầu phải từ ngày đó trở đi."),
    "name_missing": N_("Nhập tên."),
    "no_explanation_waits": N_("Việc %(code)s không có yêu cầu giải trình nào đang chờ. Tải lại trang để xem bản mới."),
    "no_extension_waits": N_("Không có đề nghị gia hạn nào đang chờ. Có thể đã có người quyết định: tải lại trang."),
    "no_lead": N_("Việc này chưa rõ chủ trì. Thư ký chọn đơn vị chủ trì trước."),
    "no_such_move": N_("Không chuyển thẳng được giữa hai cột này."),
    "not_a_leader": N_("%(person)s không giữ chức vụ Chủ tịch, Phó Chủ tịch. Chọn một lãnh đạo."),
    "not_coordinating": N_("%(unit)s không phải đơn vị phối hợp của việc này."),
    "not_oneself": N_("Không tự khóa tài khoản đang dùng; đề nghị quản trị khác thực hiện."),
    "not_the_asker": N_("Chỉ người đã yêu cầu giải trình mới rút lại được."),
    "not_yours": N_("Chỉ người đã gửi đôn đốc mới rút lại được."),
    "note_missing": N_("Ghi đã làm được gì, còn vướng gì; một câu là đủ."),
    "nothing_chosen": N_("Chọn ít nhất một dòng rồi bấm lại."),
    "nothing_clear": N_("Chưa có dòng nào đã rõ để công bố. Xem các dòng cần xem lại và bấm “Đã rõ” trước."),
    "nothing_overdue": N_("Không có việc quá hạn nào đã rõ chủ trì để soạn công văn đôn đốc."),
    "nothing_ticked": N_("Đánh dấu ít nhất một việc để đôn đốc."),
    "nothing_to_extend": N_("Việc %(code)s không còn hạn để xin gia hạn."),
    "merge_needs_two": N_("Chọn ít nhất hai dòng để gộp."),
    "nothing_to_undo": N_("Chưa có việc nào vừa làm ở đây để hoàn tác."),
    "nothing_to_merge": N_("Dòng %(row)s không còn dòng nào để gộp vào. Tải lại trang để xem bản mới."),
    "nothing_waited_for": N_("Việc %(code)s không đang chờ văn bản, hướng dẫn nào. Tải lại trang để xem bản mới."),
    "nothing_to_urge": N_("Việc %(code)s đã báo cáo hoặc đã kết thúc nên không cần đôn đốc."),
    "letter_counts_differ": N_(
        "Chưa soạn được công văn: danh sách có %(found)s việc quá hạn nhưng số đếm là %(expected)s. Báo quản trị."
    ),
    "letter_not_ready": N_("Công văn chưa soạn xong. Quay lại trang Công văn đôn đốc để xem tiến độ."),
    "only_briefers": N_("Chỉ Thư ký, Chủ tịch và Phó Chủ tịch lập báo cáo, ghi cuộc họp."),
    "only_confirmer": N_("Chỉ Thư ký hoặc Chủ tịch mới chuyển việc này."),
    "only_lead_head": N_("Chỉ trưởng đơn vị chủ trì mới làm được."),
    "only_lead_unit": N_("Chỉ người của đơn vị chủ trì mới cập nhật tiến độ."),
    "only_leaders": N_("Chỉ lãnh đạo UBND hoặc Thư ký mới làm được."),
    "only_rulers": N_("Chỉ quản trị hoặc Thư ký đặt được quy ước chung. Tài khoản này xem được nội dung."),
    "only_own_unit": N_("Chỉ làm được với việc của đơn vị mình."),
    "only_tasks": N_("Dòng %(rows)s không phải nhiệm vụ đang lấy nên không làm được việc này."),
    "only_secretariat": N_("Chỉ Thư ký Ban Chỉ đạo làm được việc này. Tài khoản này xem được nội dung."),
    "only_watchers": N_("Chỉ quản trị và Thư ký làm được việc này."),
    "only_workers": N_("Chỉ đơn vị chủ trì, trưởng đơn vị phối hợp và Thư ký thêm được minh chứng cho việc này."),
    "paper_not_ready": N_("Văn bản chưa lập xong. Xem tiến độ ở trang của văn bản."),
    "paper_template_unknown": N_(
        "Chưa lập được văn bản: mẫu %(version)s không còn dùng, bản này biết mẫu %(known)s. Lập văn bản mới."
    ),
    "part_after_task": N_("Hạn riêng không được sau hạn của việc (%(day)s)."),
    "part_missing": N_("Chọn đơn vị phối hợp."),
    "password_common": N_("Mật khẩu này quá dễ đoán; đặt một câu ngắn chỉ mình biết."),
    "password_long": N_("Mật khẩu dài quá %(most)s ký tự; đặt ngắn hơn."),
    "password_of_names": N_(
        "Ngoài tên đơn vị, họ tên và tên đăng nhập, mật khẩu phải còn ít nhất %(least)s ký tự; thêm vài từ khác."
    ),
    "password_short": N_("Mật khẩu phải có ít nhất %(least)s ký tự."),
    "password_wrong": N_("Mật khẩu hiện nay chưa đúng."),
    "passwords_differ": N_("Hai lần nhập mật khẩu chưa giống nhau."),
    "percent_wrong": N_("Tiến độ là số từ 0 đến 100."),
    "period_wrong": N_("Chỉ cập nhật cho kỳ này hoặc kỳ vừa qua còn thiếu của việc thường xuyên."),
    "person_missing": N_("Chọn một người."),
    "files_of_other_plan": N_("Các tệp này đã là kế hoạch số %(plan)s trong hệ thống, không tải vào kế hoạch khác."),
    "place_missing": N_("Ghi địa điểm họp."),
    "plan_in_use": N_("Kế hoạch này đã công bố nên không xóa được. Nếu công bố nhầm, dùng Rút kế hoạch."),
    "plan_not_published": N_("Kế hoạch này chưa công bố nên không có gì để rút."),
    "plan_not_read": N_("Kế hoạch này chưa đọc xong. Đợi đọc xong rồi làm tiếp."),
    "plan_unknown": N_("Không có kế hoạch nào mang mã %(plan)s ở đơn vị này."),
    "plan_work_done": N_(
        "Chưa rút được: %(n)s việc đã báo cáo hoàn thành (%(codes)s). Trả lại hoặc mở lại các việc này trước, hoặc"
        " hủy từng việc còn lại."
    ),
    "product_missing": N_(
        "Chưa xác nhận được: báo cáo không ghi số văn bản, việc chưa có minh chứng nào. Đánh dấu “Việc này không yêu "
        "cầu sản phẩm” nếu đúng như vậy, hoặc trả lại để đơn vị bổ sung."
    ),
    "proposal_published": N_("Dòng %(row)s đã công bố. Sửa ở trang của nhiệm vụ đó."),
    "proposals_published": N_("Dòng %(rows)s đã công bố; bỏ chọn dòng này rồi làm lại. Chưa dòng nào được thay đổi."),
    "quota_full": N_(
        "Chưa nhận tệp: kho tệp của đơn vị đã dùng %(used)s trong %(quota)s, tệp vừa chọn cần thêm %(more)s. Giảm dung "
        "lượng tệp, thêm liên kết thay cho tệp, hoặc đề nghị quản trị tăng hạn mức."
    ),
    "quota_wrong": N_("Ghi dung lượng kho tệp bằng số MB, từ 1 trở lên, ví dụ 2000."),
    "read_takes_long": N_("Đọc kế hoạch lâu quá mức. Tệp đã được giữ; thử lại sau."),
    "reason_missing": N_("Ghi lý do."),
    "recheck_passed": N_("Ngày hỏi lại phải từ hôm nay (%(today)s) trở đi."),
    "result_missing": N_("Ghi kết quả, sản phẩm; một đến ba câu."),
    "role_needs_unit": N_("Chọn đơn vị: trưởng đơn vị và người thực hiện luôn thuộc một đơn vị."),
    "role_unknown": N_("Chọn một vai trò."),
    "rhythm_unknown": N_("Chọn hằng tháng hoặc hằng quý."),
    "ruling_of_ended": N_("Việc %(code)s đã kết thúc nên không còn gì để nhắc."),
    "ruling_of_units": N_("Lịch nhắc này áp dụng cho đơn vị, không đặt riêng cho từng việc được."),
    "evidence_not_yours": N_(
        "Minh chứng KPI chỉ lãnh đạo, Thư ký xem đủ; trưởng đơn vị xem người của đơn vị mình, mỗi người xem của mình. "
        "Tài khoản này không thuộc diện xem."
    ),
    "export_name_missing": N_("Ghi tên mẫu xuất."),
    "export_name_long": N_("Tên mẫu xuất dài %(n)s ký tự, tối đa %(most)s."),
    "export_name_taken": N_("Đã có mẫu xuất tên “%(name)s”."),
    "export_place_wrong": N_(
        "Thứ tự của cột “%(column)s” là một số từ 1 trở lên, không phải “%(words)s”; để trống thì cột đứng cuối."
    ),
    "export_columns_missing": N_("Đánh dấu ít nhất một cột."),
    "exports_many": N_("Đã có %(most)s mẫu xuất, bỏ bớt mẫu không dùng rồi thêm."),
    "stale_export_form": N_("Mẫu xuất này vừa được người khác sửa. Xem lại rồi lưu lần nữa."),
    "series_over": N_("Việc %(code)s không còn là việc định kỳ, hoặc đã kết thúc."),
    "sign_in_failed": N_("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra Caps Lock, bộ gõ tiếng Việt rồi nhập lại."),
    "signed_not_pdf": N_("Tệp %(name)s không phải PDF. Tải lên bản PDF đã ký số."),
    "split_nowhere": N_("Chọn ít nhất một chỗ để tách."),
    "stand_in_closed": N_("Tài khoản của %(person)s đã khóa; chọn người khác làm thay."),
    "stand_in_missing": N_("Chọn người làm thay: đơn vị cần có người tiếp nhận, báo cáo trong những ngày này."),
    "stand_in_no_leader": N_("%(person)s không phải lãnh đạo; chọn Chủ tịch, Phó Chủ tịch, hoặc để trống."),
    "stand_in_observes": N_("%(person)s chỉ xem, hoặc chưa giữ vai trò nào; chọn người khác làm thay."),
    "stand_in_self": N_("Người làm thay phải là người khác."),
    "stale_rows": N_(
        "Chưa dòng nào được thay đổi: dòng %(rows)s vừa được người khác sửa. Xem bản mới (vẫn đang chọn) rồi làm lại."
    ),
    "stale_move": N_("Việc %(code)s vừa được người khác sửa hoặc chuyển. Xem bản mới rồi làm lại."),
    "stale_plan": N_("Chưa lưu được: kế hoạch này vừa được người khác sửa. Xem bản mới rồi làm lại."),
    "stale_proposal": N_(
        "Chưa lưu được: dòng %(row)s vừa được người khác sửa. Cả hai bản ở dưới đây; chọn nội dung đúng rồi lưu lại."
    ),
    "stale_ruling": N_("Chưa lưu được: lịch nhắc này vừa được người khác sửa. Xem bản đang lưu rồi làm lại."),
    "steps_after": N_("Nhắc việc này chỉ có sau mốc: ghi số ngày làm việc từ %(least)s trở lên."),
    "steps_before": N_("Nhắc việc này chỉ có trước hạn và vào ngày đến hạn: ghi số ngày làm việc trước hạn."),
    "steps_many": N_("Ghi nhiều nhất %(most)s mốc nhắc."),
    "steps_missing": N_("Ghi ít nhất một mốc nhắc, ví dụ 7, 3, 1, 0; muốn thôi nhắc thì chọn Không nhắc."),
    "steps_unreadable": N_(
        "Không đọc được “%(words)s”. Ghi các số ngày làm việc cách nhau bằng dấu phẩy, ví dụ 7, 3, 1, 0."
    ),
    "steps_wrong": N_("Mốc nhắc sớm nhất là %(before)s ngày làm việc trước, muộn nhất là %(after)s ngày làm việc sau."),
    "successor_itself": N_("Đơn vị kế thừa phải là đơn vị khác."),
    "suggestion_missing": N_("Việc %(code)s chưa có gợi ý chủ trì dùng được. Chọn đơn vị cho việc này."),
    "text_long": N_("Nội dung dài %(n)s ký tự, nhiều nhất là %(most)s. Rút gọn rồi gửi lại; phần đã gõ vẫn còn."),
    "text_missing": N_("Ghi nội dung nhiệm vụ."),
    "time_wrong": N_("Không đọc được giờ “%(words)s”. Ghi theo dạng giờ:phút, ví dụ 14:00."),
    "title_missing": N_("Ghi tên kế hoạch."),
    "trigger_missing": N_("Ghi văn bản, nội dung nhận được."),
    "try_later": N_("Đã nhập sai nhiều lần. Đợi %(seconds)s giây rồi thử lại; nếu quên mật khẩu, chọn Quên mật khẩu."),
    "undo_changed_since": N_("Không hoàn tác được: dòng %(rows)s đã được sửa hoặc công bố sau đó."),
    "unit_has_tasks": N_(
        "%(unit)s còn chủ trì %(n)s việc chưa kết thúc; chuyển chủ trì các việc đó cho đơn vị khác trước."
    ),
    "unit_kind_unknown": N_("Chọn loại đơn vị."),
    "unit_missing": N_("Chọn đơn vị chủ trì."),
    "unit_name_missing": N_("Nhập tên đơn vị."),
    "unit_taken": N_("Tên này đã là tên hoặc tên khác của %(unit)s; chọn tên khác, hoặc sửa đơn vị đó."),
    "view_name_long": N_("Tên bộ lọc dài %(n)s chữ; viết gọn trong %(most)s chữ."),
    "view_name_missing": N_("Đặt tên cho bộ lọc, ví dụ: Việc quá hạn của phòng."),
    "view_name_taken": N_("Đã có bộ lọc tên “%(name)s”. Chọn tên khác."),
    "view_not_yours": N_("Chỉ người lưu bộ lọc này mới sửa hoặc bỏ được."),
    "views_many": N_("Đã lưu %(most)s bộ lọc. Bỏ bớt bộ lọc không dùng rồi lưu lại."),
    "unit_without_board": N_("“%(unit)s” không có bảng việc nên không chủ trì được. Chọn một đơn vị khác."),
    "urge_has_left": N_("Đôn đốc đã gửi đi nên không rút lại được nữa."),
    "wait_whom_missing": N_("Ghi đang chờ cơ quan nào, văn bản gì."),
    "wanted_missing": N_("Ghi ngày xin gia hạn đến."),
    "version_replaced": N_("Dòng %(row)s thuộc bản cũ của kế hoạch. Tải lại trang để xem bản mới."),
    "version_unlike": N_(
        "Tệp mới chỉ giống %(likeness)s%% bản trước, hoặc ghi năm khác: có thể là kế hoạch khác. Nếu đúng là bản mới, "
        "mở trang kế hoạch và bấm “Vẫn so sánh” (trên dòng lệnh: --compare)."
    ),
    "work_has_ended": N_("Việc %(code)s đã hoàn thành hoặc đã hủy nên không hủy nữa."),
    "years_before_plan": N_(
        "Năm %(first)s trước năm của kế hoạch (%(year)s). Ghi từ năm %(year)s, hoặc ghi cả giai đoạn, ví dụ 2025-2027."
    ),
    "years_lose_readings": N_(
        "Đã có %(n)s số liệu ngoài giai đoạn %(words)s, đổi thì các số liệu đó không còn được tính. Ghi giai đoạn có "
        "cả các kỳ đã có số liệu."
    ),
    "years_order": N_("Giai đoạn %(first)s-%(last)s có năm đầu sau năm cuối. Ghi lại, ví dụ %(last)s-%(first)s."),
    "years_unreadable": N_("“%(words)s” không phải là năm hay giai đoạn. Ghi dạng 2026 hoặc 2025-2027."),
    "kind_hides_readings": N_(
        "Đã có %(n)s số liệu bằng số; ghi bằng lời thì các số liệu đó không còn được đánh giá. Giữ cách so sánh bằng "
        "số; lời của văn bản ghi ở ô Giá trị ghi trong văn bản."
    ),
    "rhythm_hides_all": N_(
        "Có %(n)s chỉ tiêu đang ghi theo quy định chung đã có số liệu; đổi thì các số liệu đó không còn được tính. "
        "Muốn đổi thì trước hết ghi riêng kỳ đang dùng cho từng chỉ tiêu đó ở trang Sửa chỉ tiêu."
    ),
    "rhythm_hides_readings": N_(
        "Đã có %(n)s số liệu theo kỳ đang dùng, đổi thì các số liệu đó không còn được tính. Giữ kỳ ghi số liệu như cũ; "
        "chỉ đổi được khi chỉ tiêu chưa có số liệu."
    ),
    "year_wrong": N_("Ghi năm của kế hoạch, ví dụ 2026."),
    "comparator_unknown": N_("Chọn cách so sánh với kế hoạch: ≥, ≤, >, <, = hoặc ghi bằng lời."),
    "figure_missing": N_("Ghi số của kế hoạch, ví dụ 80 hoặc 99,5; nếu không phải là số thì chọn “ghi bằng lời”."),
    "figure_negative": N_(
        "“%(words)s” là số âm. Chỉ ghi số âm khi số của kế hoạch hoặc kết quả trước của chỉ tiêu là số âm."
    ),
    "figure_too_large": N_("“%(words)s” quá lớn; ghi nhiều nhất 12 chữ số trước dấu phẩy."),
    "figure_unreadable": N_("“%(words)s” không phải là số. Ghi số theo dạng 84,5 hoặc 1.250; có thể kèm đơn vị tính."),
    "figure_words": N_(
        "Sau số có “%(words)s” không hiểu được. Chỉ ghi số, có thể kèm đơn vị tính “%(unit)s” hoặc nghìn, triệu, tỷ."
    ),
    "figure_words_alone": N_("Sau số có “%(words)s” không hiểu được. Chỉ ghi số, có thể kèm nghìn, triệu, tỷ."),
    "figure_words_percent": N_("Sau số có “%(words)s” không hiểu được. Chỉ ghi số, có thể kèm dấu %%."),
    "goal_disagrees": N_(
        "Văn bản ghi “%(words)s” nhưng các ô bên dưới ghi %(goal)s. Sửa lời của văn bản, hoặc cách so sánh, số và đơn "
        "vị tính, cho khớp nhau."
    ),
    "goal_missing": N_("Ghi giá trị kế hoạch của chỉ tiêu."),
    "import_code_missing": N_("Thiếu mã chỉ tiêu. Chép lại mã từ tệp mẫu, ví dụ CT-12."),
    "import_code_unknown": N_(
        "Không có chỉ tiêu nào đang theo dõi mang mã “%(words)s”. Tải lại tệp mẫu để lấy mã đúng."
    ),
    "import_day": N_(
        "Ô này là ngày tháng (%(words)s), không phải là kết quả. Đổi định dạng của ô thành Số hoặc Văn bản rồi ghi lại."
    ),
    "import_formula": N_(
        "Công thức chưa có kết quả nên cả dòng chưa được ghi. Mở tệp bằng Excel, lưu lại, hoặc gõ thẳng số."
    ),
    "import_judged_unknown": N_("“%(words)s” không phải là đánh giá. Ghi một trong ba: Đạt, Vượt, Chưa đạt."),
    "import_nil_unknown": N_("“%(words)s” không hiểu được ở cột Không phát sinh. Ghi x, hoặc để trống."),
    "import_no_heading": N_("Không tìm thấy dòng tiêu đề có các cột Mã, Kỳ, Kết quả. Dùng tệp mẫu tải từ trang này."),
    "import_not_xlsx": N_(
        "Tệp “%(name)s” không phải là tệp .xlsx. Dùng tệp mẫu tải từ trang này, lưu đúng dạng .xlsx."
    ),
    "import_of_others": N_("Chỉ người đã gửi tệp này và Thư ký xem được kết quả nhập."),
    "import_period_missing": N_("Thiếu kỳ. Ghi như tệp mẫu, ví dụ Quý III/2026."),
    "import_period_unknown": N_(
        "“%(words)s” không phải là kỳ đã bắt đầu của chỉ tiêu này. Ghi như tệp mẫu, ví dụ Quý III/2026."
    ),
    "import_text_differs": N_(
        "Nội dung chỉ tiêu không khớp với mã %(target)s; có thể dòng bị lệch. Chép lại dòng từ tệp mẫu rồi ghi."
    ),
    "import_twice": N_("Chỉ tiêu và kỳ này còn ghi ở dòng của ô %(other)s; chưa dòng nào được ghi. Để lại một dòng."),
    "judgement_missing": N_("Chỉ tiêu ghi bằng lời: chọn Đạt, Vượt hoặc Chưa đạt."),
    "month_day_wrong": N_("Ghi ngày trong tháng, từ 1 đến 31 (31 là ngày cuối tháng)."),
    "nobody_to_ask": N_("%(unit)s chưa có trưởng đơn vị nào có tài khoản để đề nghị. Quản trị cấp tài khoản trước."),
    "nothing_lacking": N_("Chỉ tiêu này không thiếu số liệu của kỳ đã qua."),
    "only_report_head": N_("Trưởng đơn vị gửi báo cáo; người thực hiện soạn và lưu bản nháp."),
    "only_report_unit": N_("Chỉ người của đơn vị soạn được báo cáo này."),
    "only_target_head": N_("Chỉ Thư ký và trưởng đơn vị chủ trì chỉ tiêu gắn được việc."),
    "only_target_lead": N_("Chỉ đơn vị chủ trì chỉ tiêu và Thư ký ghi được số liệu."),
    "over_wrong": N_("Ghi mức vượt từ 101 đến 200 (phần trăm so với kế hoạch)."),
    "period_not_begun": N_("Kỳ này chưa bắt đầu, hoặc không thuộc thời gian của chỉ tiêu."),
    "reading_and_nothing": N_("Đã đánh dấu không phát sinh thì để trống kết quả."),
    "reading_missing": N_("Ghi kết quả, hoặc đánh dấu không phát sinh."),
    "report_unit_day_early": N_(
        "Đơn vị phải gửi sau ngày chốt số liệu; với các ngày này, số liệu chốt %(cutoff)s, đơn vị gửi %(unit)s."
    ),
    "report_due_day_early": N_(
        "Xã, phường phải gửi sau ngày đơn vị gửi; với các ngày này, đơn vị gửi %(unit)s, xã, phường gửi %(due)s."
    ),
    "report_closed": N_("Báo cáo này đã gửi nên không sửa được nữa. Nếu cần sửa, đề nghị Thư ký trả lại."),
    "report_blank": N_(
        "Còn chỗ bỏ trống: “%(line)s …”. Ghi tiếp vào chỗ ba chấm, hoặc xóa dòng đó, rồi gửi lại. Phần đã gõ vẫn còn."
    ),
    "report_place_open": N_(
        "Báo cáo còn chỗ bỏ trống: “%(line)s …”. Ghi tiếp vào chỗ ba chấm, hoặc xóa dòng đó, rồi chốt số liệu."
    ),
    "report_empty": N_("Ghi kết quả nổi bật của kỳ; một vài câu là đủ."),
    "report_not_owed": N_("Đơn vị này không phải gửi báo cáo của kỳ đó."),
    "report_not_sent": N_("Đơn vị chưa gửi báo cáo này, hoặc đã có người quyết định. Tải lại trang để xem bản mới."),
    "report_period_unknown": N_("Không có kỳ báo cáo nào như vậy, hoặc kỳ đó chưa bắt đầu."),
    "report_task_wrong": N_("Chọn một nhiệm vụ báo cáo đang mở của đơn vị, hoặc để trống."),
    "report_words_long": N_(
        "Phần này dài %(n)s ký tự, nhiều nhất là %(most)s. Rút gọn rồi lưu lại; phần đã gõ vẫn còn."
    ),
    "paper_is_issued": N_("Văn bản đã ghi số, ngày nên không đổi dấu nữa."),
    "urgency_unknown": N_("Chọn một mức độ khẩn trong danh sách."),
    "paper_is_draft": N_("Đây là bản trình lãnh đạo. Ghi số, ngày ở bản phát hành."),
    "no_requests_chosen": N_("Chọn ít nhất một đề nghị gia hạn còn chờ quyết định."),
    "only_extension_askers": N_("Chỉ Thư ký, lãnh đạo và trưởng đơn vị của việc soạn được tờ trình này."),
    "only_report_freezer": N_("Chỉ Thư ký, Chủ tịch, Phó Chủ tịch chốt được số liệu của báo cáo."),
    "only_report_writer": N_("Chỉ Thư ký lập, soạn được báo cáo của xã, phường."),
    "report_draft_hidden": N_("Báo cáo này đang soạn; Thư ký và lãnh đạo xem được cho đến khi chốt số liệu."),
    "report_frozen": N_("Báo cáo này đã chốt số liệu nên không sửa được nữa."),
    "report_not_frozen": N_("Báo cáo này chưa chốt số liệu; chốt rồi mới ghi số văn bản."),
    "report_range_missing": N_("Ghi đủ ngày đầu và ngày cuối của khoảng thời gian."),
    "report_range_to_come": N_("Khoảng thời gian này chưa bắt đầu."),
    "report_range_wrong": N_("Ngày cuối phải từ ngày đầu trở đi, và cách nhau không quá ba năm."),
    "report_section_unknown": N_("Báo cáo không có mục này."),
    "reports_none_missing": N_("Các đơn vị đã gửi đủ báo cáo của kỳ này."),
    "reading_rhythm_unknown": N_("Chọn bao lâu ghi số liệu một lần."),
    "stale_freeze": N_("Chưa chốt: nội dung báo cáo vừa được người khác sửa. Xem lại bản mới rồi chốt."),
    "stale_section": N_(
        "Chưa lưu được: mục này vừa được người khác sửa. Cả hai bản ở dưới đây; sửa bản của mình rồi lưu lại."
    ),
    "stale_report": N_(
        "Chưa lưu được: báo cáo này vừa được người khác sửa hoặc gửi. Phần đã gõ vẫn còn; xem bản hiện nay rồi lưu lại."
    ),
    "target_text_missing": N_("Ghi nội dung chỉ tiêu."),
    "target_withdrawn": N_("Chỉ tiêu này đã rút cùng kế hoạch nên không ghi số liệu nữa."),
    "target_without_lead": N_("Chỉ tiêu này chưa rõ đơn vị chủ trì. Thư ký ghi đơn vị chủ trì trước."),
    "task_code_unknown": N_(
        "Không có việc nào mang mã “%(words)s”. Ghi mã như trên trang của việc, ví dụ NV-2026-031."
    ),
    "agenda_words_missing": N_("Ghi nội dung cần đưa vào chương trình."),
    "attendance_unknown": N_("Chọn Có mặt, Vắng có lý do hoặc Vắng."),
    "conclusion_assigned": N_("Kết luận này đã giao thành việc; sửa ở trang của việc, hoặc rút lại trước."),
    "conclusion_missing": N_("Ghi nội dung kết luận."),
    "conclusion_removed": N_("Kết luận này đã bỏ; đưa lại trước khi giao việc."),
    "conclusion_taken_on": N_("Đơn vị đã tiếp nhận %(code)s nên không rút lại được; muốn thôi thì hủy ở trang việc."),
    "due_before_meeting": N_("Thời hạn %(day)s ở trước ngày họp. Kiểm tra lại ngày, tháng, năm."),
    "guest_missing": N_("Ghi họ tên hoặc cơ quan được mời."),
    "guest_there": N_("“%(name)s” đã có trong thành phần."),
    "lead_missing": N_("Chọn đơn vị chủ trì trước khi giao việc."),
    "meeting_day_wrong": N_("Ghi một số từ 1 đến %(most)s."),
    "meeting_is_cancelled": N_("Cuộc họp đã hủy nên không sửa, không ghi thêm nữa."),
    "meeting_day_far": N_("Ngày họp phải từ %(first)s đến %(last)s. Xem lại năm."),
    "meeting_words_long": N_("Phần này dài %(n)s ký tự, nhiều nhất là %(most)s. Rút gọn rồi lưu lại."),
    "meeting_after_notice": N_("Thông báo kết luận đã ghi ngày %(notice)s; ngày họp phải là ngày đó hoặc sớm hơn."),
    "meeting_held_later": N_(
        "Cuộc họp đã có điểm danh, biên bản hoặc kết luận; ngày họp phải là hôm nay (%(today)s) hoặc sớm hơn."
    ),
    "meeting_was_held": N_("Cuộc họp đã có biên bản hoặc kết luận nên không hủy được."),
    "cancel_reason_missing": N_("Ghi lý do hủy cuộc họp."),
    "meeting_is_over": N_("Cuộc họp đã qua nên không gửi giấy mời nữa."),
    "meeting_rhythm_unknown": N_("Chọn họp hằng quý hoặc hằng tháng."),
    "meetings_all_there": N_("Các cuộc họp còn lại của năm %(year)s đã ghi đủ."),
    "minutes_line_long": N_("Phần này dài %(n)s ký tự, nhiều nhất là %(most)s. Tách thành nhiều dòng."),
    "nobody_invited": N_("Chưa có ai trong thành phần. Thêm thành viên Ban Chỉ đạo hoặc người khác trước."),
    "nothing_concluded": N_("Chưa ghi kết luận nào. Mở Ghi biên bản, ghi kết luận trước."),
    "nothing_proposed": N_("Không còn nội dung nào để đề xuất; chương trình đã có đủ."),
    "notice_day_missing": N_("Ghi ngày ban hành thông báo kết luận."),
    "notice_day_wrong": N_("Ngày ban hành phải từ ngày họp (%(held)s) đến hôm nay (%(today)s)."),
    "notice_number_missing": N_("Ghi số, ký hiệu của thông báo kết luận, ví dụ 15/%(symbol)s."),
    "opinion_missing": N_("Ghi nội dung ý kiến."),
    "paper_kind_unknown": N_("Không có loại văn bản này. Chọn một nút trên trang cuộc họp."),
    "speaker_missing": N_("Ghi người phát biểu."),
    "notice_signed": N_(
        "Thông báo số %(number)s đã có bản ký số nên không bỏ số được. Sửa số, ngày ở đây hoặc ở trang Giấy tờ."
    ),
    "staff_unknown": N_("Chọn một diện trong danh sách, hoặc để trống."),
    "stale_issue": N_("Chưa lưu: số, ngày của văn bản này vừa được người khác ghi. Phần đang gõ vẫn còn."),
    "stale_stamps": N_("Chưa lưu: dấu của văn bản này vừa được người khác đổi. Xem dấu đang có rồi chọn lại nếu cần."),
    "stale_meeting": N_("Chưa lưu được: cuộc họp này vừa được người khác sửa. Phần đang gõ vẫn còn."),
    "stale_reading": N_(
        "Chưa lưu: số liệu của kỳ này vừa được người khác ghi. Số liệu đang lưu và phần đang gõ đều ở trang này; "
        "ghi lần nữa thì phần đang gõ là bản sửa của số liệu đang lưu."
    ),
    "stale_target": N_(
        "Chưa lưu: chỉ tiêu này vừa được người khác sửa. Bản đang lưu và phần đang gõ đều ở trang này; lưu lần nữa thì "
        "phần đang gõ thay bản đang lưu."
    ),
    "stale_minutes": N_("Chưa lưu dòng này: người khác vừa sửa. Phần đang gõ vẫn còn ở trên."),
    "times_order": N_("Giờ kết thúc phải sau giờ bắt đầu."),
    "to_whom_missing": N_("Ghi nơi nhận báo cáo, ví dụ UBND tỉnh."),
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
        lazy_gettext("Nội dung đang nhập vẫn còn ở trang này. Đăng nhập lại ở cửa sổ mới, rồi quay về đây gửi lại."),
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
    "collided": Problem(
        lazy_gettext("Hai người vừa gửi cùng một lúc"),
        lazy_gettext("Nội dung vừa gửi trùng với nội dung người khác gửi cùng lúc nên chưa được lưu."),
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
    said = {name: _say(value) for name, value in params.items()}
    if said.get("reading") in MESSAGES:
        said["why"] = gettext(MESSAGES[str(said["reading"])]).format(**said)
    return said


def _say(value: object) -> object:
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, Octets):
        return formats.file_size(value)
    return formats.day(value) if isinstance(value, date) else value
