"""Why a file can't be read, and what its uploader should do: one table of Vietnamese sentences."""

from __future__ import annotations

from app.marking import N_

MESSAGES = {
    "no_files": N_("Chưa có tệp nào. Hãy chọn ít nhất một tệp của kế hoạch rồi tải lên lại."),
    "empty": N_("Tệp “{name}” không có nội dung. Hãy mở tệp trên máy để kiểm tra rồi tải lên lại."),
    "too_large": N_("Tệp “{name}” quá lớn để đọc. Hãy bỏ bớt hình ảnh trong tệp, hoặc tách phụ lục thành tệp riêng."),
    "pdf": N_("Tệp “{name}” là PDF, phiên bản này chưa đọc được. Hãy tải lên bản Word (.docx) của kế hoạch."),
    "doc": N_("Tệp “{name}” là Word kiểu cũ (.doc). Hãy mở bằng Word, chọn “Lưu dưới dạng” .docx rồi tải lên lại."),
    "spreadsheet": N_("Tệp “{name}” là bảng tính kiểu cũ. Hãy mở bằng Excel, chọn “Lưu dưới dạng” .xlsx rồi tải lên."),
    "xlsx_broken": N_(
        "Tệp “{name}” bị hỏng hoặc không phải tệp Excel. Hãy mở bằng Excel, lưu lại thành .xlsx rồi tải lên lại."
    ),
    "locked_xlsx": N_("Tệp “{name}” có đặt mật khẩu. Hãy bỏ mật khẩu trong Excel, lưu lại rồi tải lên."),
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
    "image": N_("Tệp “{name}” là ảnh chụp hoặc bản quét. Hãy tải lên bản Word (.docx) của kế hoạch."),
    "archive": N_("Tệp “{name}” là tệp nén. Hãy giải nén rồi tải lên từng tệp Word (.docx) bên trong."),
    "format": N_("Tệp “{name}” thuộc loại chưa đọc được. Hãy tải lên tệp Word (.docx) hoặc tệp văn bản (.txt)."),
    "broken_docx": N_(
        "Tệp “{name}” bị hỏng hoặc không phải tệp Word. Hãy mở bằng Word, lưu lại thành .docx rồi tải lên lại."
    ),
    "locked_docx": N_("Tệp “{name}” có đặt mật khẩu. Hãy bỏ mật khẩu trong Word, lưu lại rồi tải lên."),
    "not_text": N_("Tệp “{name}” không phải tệp văn bản. Hãy tải lên tệp Word (.docx) hoặc tệp văn bản (.txt)."),
    "encoding": N_("Không nhận ra bảng mã chữ của tệp “{name}”. Hãy mở tệp, lưu lại với bảng mã UTF-8 rồi tải lên."),
    "tcvn3": N_(
        "Tệp “{name}” dùng phông chữ cũ (TCVN3, .VnTime). Hãy chuyển sang Unicode (Times New Roman) rồi tải lên lại."
    ),
    "vni": N_("Tệp “{name}” dùng phông chữ cũ (VNI). Hãy chuyển sang Unicode (Times New Roman) rồi tải lên lại."),
    "secret": N_(
        "Tệp “{name}” có dấu “{stamp}”. Văn bản mật không được đưa vào hệ thống này; hãy xử lý theo quy định về "
        "bảo vệ bí mật nhà nước."
    ),
}


class ReadingError(Exception):
    """A file that can't be read. `code` is a key of MESSAGES, `params` fill its sentence (`name`: the file's)."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return message(self)


def message(error: ReadingError) -> str:
    """The Vietnamese sentence for an error: what happened and what to do."""
    return MESSAGES[error.code].format(**error.params)
