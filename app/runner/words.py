"""What `bin/run` tells the person at the terminal."""

from __future__ import annotations

from app.runner.options import Options
from app.runner.refusal import Refusal

NO_REDIS = (
    "Không có máy chủ Redis nào chạy được: trang web và nhắc việc vẫn hoạt động (chậm hơn, do đồng hồ gửi); để có hàng "
    "đợi, hãy cài redis-server hoặc đặt REDIS_URL. (No Redis could be started: install one or set REDIS_URL.)"
)
REDIS_SILENT = (
    "Redis ở REDIS_URL chưa trả lời: trang web và nhắc việc vẫn hoạt động, hàng đợi chạy lại khi Redis trả lời. "
    "(The Redis of REDIS_URL doesn't answer yet.)"
)


def welcome(options: Options, sign_ins: str) -> str:
    """The text after everything has started: address, sign-ins, where the data lie, how to stop."""
    lines = ["", f"Rõ Việc đang chạy: {options.address}", *([sign_ins] if sign_ins else [])]
    return "\n".join([*lines, f"Dữ liệu: {options.data} (nhật ký ở thư mục logs). Dừng lại: Ctrl-C.", ""])


def web_silent(options: Options) -> Refusal:
    """The refusal where the web server doesn't come up."""
    place = options.data / "logs" / "web.log"
    return Refusal(f"Trang web không khởi động được: xem {place}.", "The web server didn't start: see that log.")


def failed(step: str, options: Options) -> Refusal:
    """The refusal where preparing the data failed. `step` in Vietnamese."""
    place = options.data / "logs" / "prepare.log"
    return Refusal(f"Không {step} được: xem {place}.", "Preparing the data failed: see that log.")
