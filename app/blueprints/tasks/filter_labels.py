"""What the values of the list's filters are called: for the choices of the form and for the line that says them."""

from __future__ import annotations

from flask_babel import gettext as _

from app.state_words import lane_words


def times() -> dict[str, str]:
    """The groups of the board, in the order of the chips."""
    return {
        "late": _("Quá hạn"),
        "soon": _("Sắp đến hạn"),
        "ok": _("Trong hạn"),
        "rep": _("Thường xuyên"),
        "hold": _("Chờ hướng dẫn"),
        "none": _("Chưa có thời hạn"),
        "wait": _("Chờ xác nhận"),
        "done": _("Hoàn thành"),
        "paused": _("Tạm dừng"),
        "open": _("Chưa kết thúc"),
    }


def terms() -> dict[str, str]:
    """The terms of the count, by the present deadline and by the first."""
    now = _terms()
    return {**now, **{f"first_{key}": _("%(term)s, theo hạn ban đầu", term=words) for key, words in now.items()}}


def _terms() -> dict[str, str]:
    return {
        "done_on_time": _("Hoàn thành đúng hạn"),
        "done_late": _("Hoàn thành quá hạn"),
        "done_undated": _("Hoàn thành, không hạn"),
        "reported_on_time": _("Chờ xác nhận, báo cáo đúng hạn"),
        "reported_late": _("Chờ xác nhận, báo cáo quá hạn"),
        "reported_undated": _("Chờ xác nhận, không hạn"),
        "in_time": _("Trong hạn"),
        "late": _("Quá hạn"),
        "undated": _("Chưa có thời hạn"),
        "ongoing": _("Thường xuyên"),
        "waiting": _("Chờ hướng dẫn"),
        "paused": _("Tạm dừng"),
    }


def ages() -> dict[str, str]:
    """How long late tasks have been late."""
    return {
        "1-7": _("Quá hạn 1–7 ngày"),
        "8-30": _("Quá hạn 8–30 ngày"),
        "31": _("Quá hạn trên 30 ngày"),
    }


def dues() -> dict[str, str]:
    """What falls due soon."""
    return {"week": _("Đến hạn trong tuần này"), "30": _("Đến hạn trong 30 ngày")}


def lacks() -> dict[str, str]:
    """The six clear things."""
    return {
        "person": _("Thiếu người chủ trì"),
        "work": _("Thiếu nội dung việc"),
        "time": _("Thiếu thời hạn"),
        "responsibility": _("Thiếu lãnh đạo phụ trách"),
        "authority": _("Thiếu người có thẩm quyền"),
        "product": _("Thiếu sản phẩm"),
    }


def updates() -> dict[str, str]:
    """Work that nobody wrote of."""
    return {"missing": _("Thiếu cập nhật kỳ"), "silent": _("Chưa cập nhật 30 ngày")}


def waits() -> dict[str, str]:
    """What a task waits for."""
    return {
        "guidance": _("Đang chờ hướng dẫn"),
        "part": _("Chờ đơn vị phối hợp trả lời"),
        "confirmation": _("Chờ xác nhận hoàn thành"),
    }


def extensions() -> dict[str, str]:
    """Requests for a later day."""
    return {"waits": _("Đề nghị gia hạn chờ quyết định"), "extended": _("Đã gia hạn")}


def flags() -> dict[str, str]:
    """The filters that are only on or off, by the query's field."""
    return {
        "explanation": _("Chờ giải trình"),
        "obstacle": _("Đang vướng mắc"),
        "returned": _("Bị trả lại, đang làm lại"),
    }


def orders() -> dict[str, str]:
    """The orders of the list."""
    return {
        "due": _("Theo hạn, quá hạn trước"),
        "name": _("Theo tên, thứ tự chữ cái"),
        "unit": _("Theo đơn vị chủ trì"),
        "updated": _("Mới cập nhật trước"),
    }


def of(field: str) -> dict[str, str]:
    """The words of a field's values. Raises KeyError for a field that has none."""
    return {
        "times": times,
        "terms": terms,
        "ages": ages,
        "states": lane_words,
        "due": dues,
        "lacks": lacks,
        "update": updates,
        "waits": waits,
        "extension": extensions,
        "order": orders,
    }[field]()
