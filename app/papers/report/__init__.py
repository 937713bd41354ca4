"""The commune's report of a period: a frozen snapshot in, the paper's contents out (domain rules of §2.1, §2.2)."""

from __future__ import annotations

from typing import Any, cast

from app.papers.contents import Contents, Signer
from app.papers.numbers import as_date, as_moment
from app.papers.parts import attached
from app.papers.refusing import UnknownTemplate, check_template
from app.papers.report import appendices, outline, words
from app.papers.report.counts import check
from app.papers.report.snapshot import TEMPLATE_VERSION, ReportSnapshot

__all__ = ["TEMPLATE_VERSION", "UnknownTemplate", "compose"]


def compose(snapshot: dict[str, Any]) -> Contents:
    """What the report says; the same snapshot, the same contents.

    Raises `CountMismatch` where its numbers do not add up, `UnknownTemplate` for another layout's snapshot.
    """
    check_template(snapshot, TEMPLATE_VERSION)
    frozen = cast(ReportSnapshot, snapshot)
    check(frozen)
    head = cast(dict[str, Any], frozen["letterhead"])
    on = as_date(frozen["on"])
    return Contents(
        title="BÁO CÁO",
        subject=words.subject(frozen["period"]),
        letterhead=head,
        on=on,
        made_at=as_moment(frozen["taken_at"]),
        blocks=outline.blocks(frozen),
        signer=Signer(head["signer_title_lines"], head["signer_name"]),
        recipients=head["recipients"],
        addressees=[frozen["period"]["to_whom"]],
        appendices=appendices.every(frozen),
        open_day=True,
        attached_to=attached("Báo cáo", head["symbol"], on.year, head["issuer"]),
        file_name=words.file_name(frozen["period"]),
        keywords=f"{TEMPLATE_VERSION}; {frozen['formula_version']}",
    )
