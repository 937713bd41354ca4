"""The meeting brief: a frozen snapshot → what the paper says, so that the office can sign it unchanged.

The snapshot's shape is `app.papers.brief.snapshot.BriefSnapshot`.
"""

from collections.abc import Sequence
from typing import Any, cast

from app.papers.brief import conclusions, lists, words
from app.papers.brief.appendices import appendices, label_of
from app.papers.brief.counts import CountMismatch, check_counts
from app.papers.brief.listing import Listing, in_body
from app.papers.brief.snapshot import TEMPLATE_VERSION, BriefSnapshot
from app.papers.brief.state import state
from app.papers.contents import Appendix, Block, Contents, Heading, Signer, Text
from app.papers.numbers import as_date, as_moment, roman, short_date
from app.papers.parts import attached
from app.papers.refusing import UnknownTemplate, check_template

__all__ = ["CountMismatch", "UnknownTemplate", "compose"]


def compose(snapshot: dict[str, Any]) -> Contents:
    """What the brief says.

    Raises `CountMismatch` where its numbers do not add up, `UnknownTemplate` for another layout's snapshot.
    """
    frozen = cast(BriefSnapshot, snapshot)
    check_template(snapshot, TEMPLATE_VERSION)
    check_counts(frozen)
    head = snapshot["letterhead"]
    before, sections = conclusions.listing(frozen), lists.every(frozen)
    attachments = appendices(frozen, [before, *sections] if before else sections)
    return Contents(
        title="BÁO CÁO",
        subject=words.subject(frozen["meeting"]),
        letterhead=head,
        on=as_date(frozen["on"]),
        made_at=as_moment(frozen["taken_at"]),
        addressees=head.get("addressees") or [],
        blocks=_blocks(frozen, before, sections, attachments),
        signer=Signer(head["signer_title_lines"], head["signer_name"]),
        recipients=head["recipients"],
        appendices=attachments,
        attached_to=attached("Báo cáo", head["symbol"], int(frozen["on"][:4]), words.issuer(frozen)),
        file_name=words.file_name(frozen["meeting"]),
        keywords=f"{TEMPLATE_VERSION}; {frozen['formula_version']}",
    )


def _blocks(
    snapshot: BriefSnapshot, before: Listing | None, sections: list[Listing], attachments: Sequence[Appendix]
) -> list[Block]:
    gathering = words.gathering(snapshot["meeting"])
    first = 2 if before else 1
    blocks: list[Block] = [
        Text(f"Phục vụ {gathering}, tình hình thực hiện nhiệm vụ được tổng hợp như sau:"),
        *(conclusions.followed(snapshot, before, roman(1), label_of(before.title, attachments)) if before else []),
        Heading(f"{roman(first)}. TÌNH HÌNH CHUNG"),
        *state(snapshot, _where_details_are(attachments)),
    ]
    for place, section in enumerate(sections, first + 1):
        blocks.append(Heading(f"{roman(place)}. {section.title}"))
        blocks += in_body(section, label_of(section.title, attachments))
    return [*blocks, Text(_closing(snapshot))]


def _where_details_are(attachments: Sequence[Appendix]) -> str:
    """The body must name its phụ lục."""
    units, tasks = (label_of(each.title, attachments) for each in attachments[:2])
    return f"Số liệu từng đơn vị, công thức các tỷ lệ tại {units}; tình trạng từng nhiệm vụ tại {tasks}."


def _closing(snapshot: BriefSnapshot) -> str:
    meeting = snapshot["meeting"]
    return (
        f"Trên đây là Báo cáo tình hình thực hiện nhiệm vụ, phục vụ cuộc họp {words.short_committee(meeting)} "
        f"ngày {short_date(meeting['on'])}, kính trình cuộc họp xem xét, cho ý kiến./."
    )
