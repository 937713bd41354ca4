"""The targets of the sample plan, of every kind: at least, exactly, at most, below, in words, over several years."""

from __future__ import annotations

from dataclasses import dataclass

from app.demo.order import CULTURE, ECONOMY, HEALTH, OFFICE, ONE_STOP, POLICE


@dataclass(frozen=True)
class Aim:
    """A row of the target table and what its value means; `value` None where it is said in words only."""

    text: str
    measure_unit: str
    baseline: str
    words: str
    comparator: str | None
    value: float | None
    watched_by: str
    years: int = 1

    def period(self, year: int) -> str:
        """The years it is for: `2026`, `2026-2028`."""
        return str(year) if self.years == 1 else f"{year}-{year + self.years - 1}"

    def printed(self, year: int) -> str:
        """The words of the value's cell."""
        return self.words if self.years == 1 else f"{self.words} ({self.period(year)})"


AIMS = (
    Aim("Tỷ lệ hồ sơ nộp trực tuyến toàn trình", "%", "71,5%", "≥ 80%", ">=", 80, ONE_STOP),
    Aim("Tỷ lệ hồ sơ trả kết quả trước và đúng hạn", "%", "98,2%", "≥ 99,5%", ">=", 99.5, ONE_STOP),
    Aim("Tỷ lệ hồ sơ, kết quả được số hóa", "%", "86%", "100%", "=", 100, ONE_STOP),
    Aim("Thời gian chờ bình quân tại quầy", "phút", "18", "≤ 10", "<=", 10, ONE_STOP),
    Aim("Tỷ lệ phản ánh của người dân bị xử lý chậm", "%", "3,1%", "Dưới 1%", "<", 1, OFFICE),
    Aim("Tỷ lệ văn bản đi được ký số", "%", "97%", "100%", "=", 100, OFFICE),
    Aim("Vụ lộ, mất dữ liệu công vụ", "vụ", "0", "Không để xảy ra", None, None, POLICE),
    Aim("Tỷ lệ người từ 14 tuổi có tài khoản định danh mức 2", "%", "83,4%", "Từ 90% trở lên", ">=", 90, POLICE),
    Aim("Tỷ lệ người dân hài lòng khi giải quyết thủ tục", "%", "94%", "Trên 95%", ">", 95, ONE_STOP),
    Aim("Tỷ lệ hộ kinh doanh nhận thanh toán không tiền mặt", "%", "46%", "Tối thiểu 60%", ">=", 60, ECONOMY),
    Aim("Tỷ lệ doanh nghiệp nhỏ và vừa dùng nền tảng số", "%", "38%", "≥ 55%", ">=", 55, ECONOMY, years=3),
    Aim("Tỷ lệ người dân có sổ sức khỏe điện tử", "%", "52%", "≥ 70%", ">=", 70, HEALTH, years=2),
    Aim("Lớp kỹ năng số mở cho người dân", "lớp", "04 lớp", "Ít nhất 06 lớp", ">=", 6, CULTURE),
    Aim("Tổ công nghệ số cộng đồng hoạt động nền nếp", "tổ", "Chưa đều", "Tất cả các khu phố", None, None, CULTURE),
)
