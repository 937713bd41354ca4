"""The words for kinds, states and files of papers."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from app.marking import N_
from app.models.meeting import Paper
from app.papers import stamps

KINDS = {
    "brief": N_("Báo cáo phục vụ họp"),
    "invitation": N_("Giấy mời họp"),
    "minutes": N_("Biên bản họp"),
    "conclusions": N_("Thông báo kết luận"),
    "report": N_("Báo cáo của xã, phường"),
    "extension_request": N_("Tờ trình gia hạn"),
    "urging": N_("Công văn đôn đốc"),
}
FORMATS = {"docx": "DOCX", "pdf": "PDF", "xlsx": "XLSX"}
STATES = {
    "pending": ("wait", N_("Đang chờ lập")),
    "making": ("wait", N_("Đang lập")),
    "ready": ("done", N_("Đã lập")),
    "failed": ("late", N_("Chưa lập được")),
}
URGENCY = {stamps.URGENT: N_("Khẩn"), stamps.VERY_URGENT: N_("Thượng khẩn"), stamps.EXPRESS: N_("Hỏa tốc")}
ISSUED = ("ok", N_("Đã phát hành"))


def kind_words(kind: str) -> str:
    """What kind of paper it is."""
    return _(KINDS.get(kind, N_("Văn bản")))


def name_of(paper: Paper) -> str:
    """A paper as a list names it: its file's name without the ending, else its kind and day."""
    if paper.file is not None:
        return paper.file.original_name.rpartition(".")[0] or paper.file.original_name
    return _("%(kind)s ngày %(day)s", kind=kind_words(paper.kind), day=paper.on.strftime("%d/%m/%Y"))


def state_of(paper: Paper, issued: bool) -> dict[str, str]:
    """How a paper stands, for `parts/state.html`."""
    look, words = ISSUED if issued else STATES[paper.state]
    return {"kind": look, "words": _(words)}


def urgencies() -> list[tuple[str, str]]:
    """How urgent a paper may be, for a choice."""
    return [(key, _(words)) for key, words in URGENCY.items()]


def stamps_of(paper: Paper) -> str:
    """The stamps as they are printed: "KHẨN; LƯU HÀNH NỘI BỘ"."""
    return "; ".join(one.text for one in stamps.stamps(paper.urgency, paper.internal))


def helpers() -> dict[str, Any]:
    """What the templates of papers ask."""
    said = {"kind_words": kind_words, "name_of": name_of, "state_of": state_of, "format_names": FORMATS}
    return {**said, "urgencies": urgencies, "stamps_of": stamps_of}
