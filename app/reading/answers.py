"""The one table of answers to files that can't be read: what happened, and what the uploader should do.

Besides `name` (the file's) a sentence takes: `pages` (counted), `most` (the limit), `place` (a cell, a page, a sheet),
`stamp` (as printed). The comment above a group says who raises it.
"""

from __future__ import annotations

from app.marking import N_

MESSAGES = {
    # the gate, by the file as a whole
    "no_files": N_("Chưa có tệp nào. Hãy chọn ít nhất một tệp của kế hoạch rồi tải lên lại."),
    "empty": N_("Tệp “{name}” không có nội dung. Hãy mở tệp trên máy để kiểm tra rồi tải lên lại."),
    "file_too_large": N_(
        "Tệp “{name}” lớn hơn {most} MB. Hãy giảm dung lượng hình ảnh, hoặc tách phụ lục thành tệp riêng rồi tải lên."
    ),
    "secret": N_(
        "Tệp “{name}” có dấu “{stamp}”. Văn bản mật không được đưa vào hệ thống này; hãy xử lý theo quy định về "
        "bảo vệ bí mật nhà nước."
    ),
    # the gate, by what the bytes are: a type that nobody reads
    "doc": N_("Tệp “{name}” là Word kiểu cũ (.doc). Hãy mở bằng Word, chọn “Lưu dưới dạng” .docx rồi tải lên lại."),
    "xls": N_("Tệp “{name}” là Excel kiểu cũ (.xls). Hãy mở bằng Excel, chọn “Lưu dưới dạng” .xlsx rồi tải lên lại."),
    "rtf": N_("Tệp “{name}” là văn bản RTF. Hãy mở bằng Word, chọn “Lưu dưới dạng” .docx rồi tải lên lại."),
    "open_document": N_(
        "Tệp “{name}” là tệp OpenDocument (LibreOffice). Hãy chọn “Lưu dưới dạng” .docx hoặc .xlsx rồi tải lên lại."
    ),
    "csv": N_("Tệp “{name}” là bảng dạng CSV. Hãy mở bằng Excel, chọn “Lưu dưới dạng” .xlsx rồi tải lên lại."),
    "presentation": N_("Tệp “{name}” là bản trình chiếu. Hãy tải lên kế hoạch dạng Word (.docx), Excel hoặc PDF."),
    "image": N_(
        "Tệp “{name}” là ảnh chụp hoặc bản quét, không có chữ để đọc. Hãy tải lên bản Word (.docx) của kế hoạch, "
        "hoặc nhập tay."
    ),
    "archive": N_("Tệp “{name}” là tệp nén. Hãy giải nén rồi tải lên từng tệp bên trong."),
    "html": N_("Tệp “{name}” là trang web (HTML). Hãy mở bằng Word, chọn “Lưu dưới dạng” .docx rồi tải lên lại."),
    "format": N_("Tệp “{name}” thuộc loại chưa đọc được. Hãy tải lên tệp .docx, .pdf, .xlsx, .txt hoặc .md."),
    # the gate for evidence, which nobody reads: what else would speak of a plan, and pictures
    "proof_image": N_(
        "Tệp “{name}” là loại ảnh không nhận được. Hãy lưu hoặc chụp lại thành ảnh JPEG (.jpg), PNG (.png), hoặc xuất "
        "thành PDF rồi tải lên lại."
    ),
    "proof_presentation": N_("Tệp “{name}” là bản trình chiếu. Hãy xuất thành PDF rồi tải lên lại."),
    "proof_format": N_(
        "Tệp “{name}” thuộc loại không nhận làm minh chứng. Hãy tải lên tệp PDF, Word (.docx), Excel (.xlsx), văn bản "
        "(.txt) hoặc ảnh (.jpg, .png)."
    ),
    "proof_not_text": N_(
        "Tệp “{name}” không phải tệp văn bản. Hãy tải lên tệp PDF, Word (.docx), Excel (.xlsx) hoặc ảnh (.jpg, .png)."
    ),
    "proof_html": N_(
        "Tệp “{name}” là trang web hoặc mã đánh dấu (HTML, XML, SVG). Hãy xuất thành PDF rồi tải lên, hoặc thêm liên "
        "kết đến trang đó."
    ),
    "proof_archive": N_("Tệp “{name}” là tệp nén. Hãy giải nén rồi tải lên từng tệp bên trong."),
    "proof_csv": N_("Tệp “{name}” là bảng dạng CSV. Hãy mở bằng Excel, lưu thành .xlsx rồi tải lên lại."),
    "proof_unpacks_too_much": N_(
        "Tệp “{name}” khi mở ra lớn bất thường so với dung lượng tệp nên không nhận. Hãy xuất thành PDF rồi tải lên; "
        "nếu nhận từ người khác, hãy hỏi lại người gửi."
    ),
    "is_image": N_("Tệp “{name}” thật ra là ảnh {kind}. Hãy đổi đuôi tên tệp thành {ending} rồi tải lên lại."),
    "image_broken": N_("Ảnh “{name}” bị hỏng hoặc tải chưa đủ. Hãy mở ảnh trên máy để kiểm tra rồi tải lên lại."),
    "image_too_large": N_(
        "Ảnh “{name}” có hơn {most} triệu điểm ảnh. Hãy giảm kích thước ảnh, hoặc xuất thành PDF rồi tải lên."
    ),
    # the gate: a type that is read, under the ending of another
    "is_pdf": N_("Tệp “{name}” thật ra là PDF. Hãy đổi đuôi tên tệp thành .pdf rồi tải lên lại."),
    "is_docx": N_("Tệp “{name}” thật ra là Word. Hãy đổi đuôi tên tệp thành .docx rồi tải lên lại."),
    "is_xlsx": N_("Tệp “{name}” thật ra là Excel. Hãy đổi đuôi tên tệp thành .xlsx rồi tải lên lại."),
    "not_text": N_("Tệp “{name}” không phải tệp văn bản. Hãy tải lên tệp .docx, .pdf, .xlsx hoặc văn bản (.txt)."),
    # the gate and the readers: broken, or locked by a password
    "broken_docx": N_(
        "Tệp “{name}” bị hỏng hoặc không phải tệp Word. Hãy mở bằng Word, lưu lại thành .docx rồi tải lên lại."
    ),
    "xlsx_broken": N_(
        "Tệp “{name}” bị hỏng hoặc không phải tệp Excel. Hãy mở bằng Excel, lưu lại thành .xlsx rồi tải lên lại."
    ),
    "pdf_broken": N_(
        "Tệp “{name}” bị hỏng hoặc không phải PDF. Hãy mở tệp trên máy để kiểm tra, xuất lại PDF, hoặc tải lên bản "
        "Word (.docx)."
    ),
    "locked_docx": N_("Tệp “{name}” có đặt mật khẩu. Hãy bỏ mật khẩu trong Word, lưu lại rồi tải lên."),
    "locked_xlsx": N_("Tệp “{name}” có đặt mật khẩu. Hãy bỏ mật khẩu trong Excel, lưu lại rồi tải lên."),
    "pdf_locked": N_("Tệp “{name}” có đặt mật khẩu. Hãy bỏ mật khẩu của PDF, hoặc tải lên bản Word (.docx)."),
    # the gate, by what lies inside
    "macros": N_(
        "Tệp “{name}” có chứa macro nên không được mở. Hãy lưu lại thành .docx hoặc .xlsx không có macro rồi tải lên."
    ),
    "part_names": N_(
        "Tệp “{name}” có cấu trúc bất thường bên trong nên không được mở. Hãy mở bằng Word hoặc Excel, lưu thành tệp "
        "mới rồi tải lên; nếu nhận từ người khác, hãy hỏi lại người gửi."
    ),
    "doctype": N_(
        "Tệp “{name}” có khai báo bất thường (DOCTYPE) bên trong nên không được mở. Hãy mở bằng Word hoặc Excel, lưu "
        "thành tệp mới rồi tải lên."
    ),
    "too_many_parts": N_(
        "Tệp “{name}” gồm quá nhiều phần (nhiều nhất {most}). Hãy bỏ bớt hình ảnh, hoặc chép nội dung sang tệp mới rồi "
        "tải lên."
    ),
    "unpacks_too_much": N_(
        "Tệp “{name}” khi mở ra lớn bất thường so với dung lượng tệp nên không được mở. Hãy chép nội dung kế hoạch "
        "sang tệp mới rồi tải lên."
    ),
    # the gate and the readers: more than a plan is
    "too_large": N_("Tệp “{name}” quá lớn để đọc. Hãy bỏ bớt hình ảnh trong tệp, hoặc tách phụ lục thành tệp riêng."),
    "too_long": N_(
        "Tệp “{name}” quá dài để đọc (nhiều nhất {most} đoạn hoặc dòng). Hãy xóa các dòng trống thừa, hoặc tách phần "
        "kế hoạch thành tệp riêng rồi tải lên."
    ),
    "too_much_text": N_(
        "Tệp “{name}” có quá nhiều chữ để đọc (nhiều nhất {most} ký tự). Hãy tách phần kế hoạch thành tệp riêng rồi "
        "tải lên."
    ),
    "too_deep": N_(
        "Tệp “{name}” có nội dung lồng nhau (bảng trong bảng) quá nhiều lớp nên không đọc được. Hãy bỏ bớt các bảng "
        "lồng nhau rồi tải lên lại."
    ),
    "sheet_too_wide": N_(
        "Tệp “{name}” có trang tính quá rộng (nhiều nhất {most} cột; ô {place}). Hãy xóa các ô thừa ở bên phải bảng "
        "rồi tải lên lại."
    ),
    "sheet_too_long": N_(
        "Tệp “{name}” có trang tính quá dài (nhiều nhất {most} dòng; ô {place}). Hãy xóa các dòng thừa ở dưới bảng "
        "rồi tải lên lại."
    ),
    "cell_too_long": N_(
        "Tệp “{name}” có ô quá dài ({place}, nhiều nhất {most} ký tự). Hãy tách nội dung ô đó rồi tải lên lại."
    ),
    # the readers of Excel files: a formula whose value the program that wrote the file didn't save
    "formula_without_value": N_(
        "Tệp “{name}” có công thức chưa lưu kết quả (ô {place}). Hãy mở bằng Excel, bấm Lưu rồi tải lên lại."
    ),
    # the gate and the reader of PDF files: a scan (no characters on any page), more pages than are read, one too full
    "pdf_scanned": N_(
        "Tệp “{name}” là bản quét: không có lớp chữ (0 ký tự trên {pages} trang) nên không đọc được. Hãy tải lên bản "
        "Word (.docx) của kế hoạch, hoặc nhập tay."
    ),
    "pdf_pages": N_("Tệp “{name}” có {pages} trang, nhiều nhất đọc được {most} trang. Hãy tách phần kế hoạch rồi tải."),
    "pdf_dense": N_(
        "Tệp “{name}” có trang chứa quá nhiều ký tự (trang {place}) nên không đọc được. Hãy tải lên bản Word (.docx)."
    ),
    "pdf_garbled": N_(
        "Chữ trong tệp “{name}” không đọc ra được (phông chữ trong PDF không có bảng mã). Hãy tải lên bản Word (.docx) "
        "của kế hoạch, hoặc nhập tay."
    ),
    # the reader of text: how its letters are written
    "encoding": N_("Không nhận ra bảng mã chữ của tệp “{name}”. Hãy mở tệp, lưu lại với bảng mã UTF-8 rồi tải lên."),
    "tcvn3": N_(
        "Tệp “{name}” dùng phông chữ cũ (TCVN3, .VnTime). Hãy chuyển sang Unicode (Times New Roman) rồi tải lên lại."
    ),
    "vni": N_("Tệp “{name}” dùng phông chữ cũ (VNI). Hãy chuyển sang Unicode (Times New Roman) rồi tải lên lại."),
    # the process that reads: over its time, over its memory, or ended by a fault of ours
    "took_too_long": N_(
        "Đọc tệp “{name}” lâu quá mức nên đã dừng; tệp vẫn được giữ. Hãy chép nội dung kế hoạch sang tệp Word mới rồi "
        "tải lên, hoặc nhập tay."
    ),
    "too_much_memory": N_(
        "Đọc tệp “{name}” cần quá nhiều bộ nhớ nên đã dừng; tệp vẫn được giữ. Hãy bỏ bớt hình ảnh, tách phụ lục thành "
        "tệp riêng rồi tải lên, hoặc nhập tay."
    ),
    "reader_broke": N_(
        "Hệ thống gặp lỗi khi đọc tệp “{name}”; tệp vẫn được giữ. Hãy lưu lại thành tệp Word (.docx) mới rồi tải lên, "
        "hoặc nhập tay, và báo quản trị."
    ),
}
