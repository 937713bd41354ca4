"""What leaders look after in the demo: tasks in the deputy's charge, parts that other units still owe."""

from __future__ import annotations

from app.demo import order
from app.demo.script import Script


def tell(script: Script) -> None:
    """Note who is in charge of what, and what was asked of coordinating units."""
    task = script.task
    for key in ("network", "hotline", "index", "family", "handbook", "digital_week"):
        task(key).charged(-107, "phochutich")
    task("hotline").owed(-21, order.OFFICE, "Góp ý dự thảo quy trình tiếp nhận phản ánh.", -6)
    task("market").owed(-33, order.QUARTER_2, "Lập danh sách tiểu thương chưa có tài khoản thanh toán.", -15)
