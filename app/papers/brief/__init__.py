"""The meeting brief: a frozen snapshot in, the bytes of a DOCX out that the office can sign unchanged.

The snapshot's shape is `app.papers.brief.snapshot.BriefSnapshot`.
"""

from typing import Any, cast

from docx.document import Document as Paper

from app.papers.body import heading, text
from app.papers.brief import lists
from app.papers.brief.appendices import Appendix, appendices, label_of, write_appendices
from app.papers.brief.counts import CountMismatch, check_counts
from app.papers.brief.listing import write_in_body
from app.papers.brief.snapshot import TEMPLATE_VERSION, BriefSnapshot
from app.papers.brief.state import write_state
from app.papers.brief.words import gathering, short_committee, subject
from app.papers.letterhead import write_addressees, write_letterhead, write_title
from app.papers.numbers import as_moment, roman, short_date
from app.papers.page import new_paper, saved
from app.papers.signature import write_signature

__all__ = ["CountMismatch", "UnknownTemplate", "write"]


class UnknownTemplate(ValueError):
    """The snapshot was taken for another layout; `params`: `version`, `known`."""

    code = "brief_template_unknown"

    def __init__(self, version: str):
        self.params = {"version": version, "known": TEMPLATE_VERSION}
        super().__init__(f"template {version!r}, this writer knows {TEMPLATE_VERSION!r}")


def write(snapshot: dict[str, Any]) -> bytes:
    """The brief as DOCX; the same snapshot gives the same bytes.

    Raises `CountMismatch` where its numbers do not add up, `UnknownTemplate` for another layout's snapshot.
    """
    frozen = cast(BriefSnapshot, snapshot)
    if frozen["template_version"] != TEMPLATE_VERSION:
        raise UnknownTemplate(frozen["template_version"])
    check_counts(frozen)
    made_at = as_moment(frozen["taken_at"])
    paper = new_paper(subject(frozen["meeting"]), made_at, f"{TEMPLATE_VERSION}; {frozen['formula_version']}")
    _write_paper(paper, frozen)
    return saved(paper, made_at)


def _write_paper(paper: Paper, snapshot: BriefSnapshot) -> None:
    sections = [lists.late(snapshot), lists.due_soon(snapshot), lists.waiting(snapshot)]
    attached = appendices(snapshot, sections)
    _write_opening(paper, snapshot)
    heading(paper, "I. TÌNH HÌNH CHUNG")
    write_state(paper, snapshot, _where_details_are(attached))
    for place, section in enumerate(sections, 2):
        heading(paper, f"{roman(place)}. {section.title}")
        write_in_body(paper, section, label_of(section.title, attached))
    _write_closing(paper, snapshot)
    write_appendices(paper, snapshot, attached)


def _write_opening(paper: Paper, snapshot: BriefSnapshot) -> None:
    head = cast(dict[str, Any], snapshot["letterhead"])
    write_letterhead(paper, head, snapshot["on"])
    write_title(paper, "BÁO CÁO", subject(snapshot["meeting"]))
    write_addressees(paper, head.get("addressees") or [])
    text(paper, f"Phục vụ {gathering(snapshot['meeting'])}, tình hình thực hiện nhiệm vụ được tổng hợp như sau:")


def _where_details_are(attached: list[Appendix]) -> str:
    """The body must name its phụ lục."""
    units, tasks = (label_of(each.title, attached) for each in attached[:2])
    return f"Số liệu từng đơn vị tại {units}; tình trạng từng nhiệm vụ tại {tasks}."


def _write_closing(paper: Paper, snapshot: BriefSnapshot) -> None:
    meeting, head = snapshot["meeting"], snapshot["letterhead"]
    text(
        paper,
        f"Trên đây là Báo cáo tình hình thực hiện nhiệm vụ, phục vụ cuộc họp {short_committee(meeting)} "
        f"ngày {short_date(meeting['on'])}, kính trình cuộc họp xem xét, cho ý kiến./.",
    )
    write_signature(paper, head["signer_title_lines"], head["signer_name"], head["recipients"])
