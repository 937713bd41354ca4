"""The six clear things in words: what a task lacks, who can fill it, by which act."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from app.models.seats import Seats, Sitting
from app.models.task import Task
from app.models.task.six import missing


@dataclass(frozen=True)
class Gap:
    """What is missing in words, who fills it, the act (of `allowed.acts`), its form, the words of its button."""

    name: str
    words: str
    who: str
    act: str = ""
    slug: str = ""
    press: str = ""


def names() -> dict[str, str]:
    """What each of the six is called where it is missing."""
    return {
        "person": _("đơn vị chủ trì"),
        "work": _("nội dung"),
        "time": _("thời hạn"),
        "responsibility": _("lãnh đạo phụ trách"),
        "authority": _("người quyết định"),
        "product": _("sản phẩm"),
    }


def lacking(task: Task, seats: Seats) -> list[str]:
    """What an open task lacks of the six clear things, in words; what has ended lacks nothing any more."""
    called = names()
    return [called[name] for name in missing(task, seats)] if task.is_open else []


def gaps(task: Task, seats: Seats) -> dict[str, Gap]:
    """What an open task lacks, by name, with who can fill it and how."""
    found = missing(task, seats) if task.is_open else []
    return {name: Gap(name, names()[name], *_ways()[name]) for name in found}


def holders(sitting: tuple[Sitting, ...]) -> str:
    """People by their positions: "Thư ký Ban Chỉ đạo, Chủ tịch UBND phường"."""
    return ", ".join(dict.fromkeys(one.title for one in sitting))


def _ways() -> dict[str, tuple[str, ...]]:
    return {
        "person": (_("Thư ký giao một đơn vị chủ trì."), "give_lead", "chu-tri", _("Giao đơn vị chủ trì…")),
        "work": (_("Thư ký ghi nội dung."), "edit", "sua", _("Ghi nội dung…")),
        "time": (
            _("Văn bản không nêu ngày; Thư ký ghi hạn khi lãnh đạo ấn định."), "correct_due", "sua-han",
            _("Ghi thời hạn…"),
        ),
        "responsibility": (
            _("Thư ký hoặc Chủ tịch phân công; Quản trị ghi được một lần cho mọi việc của đơn vị chủ trì."),
            "put_in_charge", "lanh-dao", _("Phân công lãnh đạo…"),
        ),
        "authority": (_("Chưa ai giữ vai trò xác nhận hoặc gia hạn; Quản trị ghi vai trò ở mục Người dùng."),),
        "product": (_("Thư ký ghi sản phẩm phải có."), "edit", "sua", _("Ghi sản phẩm…")),
    }  # fmt: skip
