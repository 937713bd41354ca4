"""The kinds of papers: what makes a paper's contents of its frozen snapshot, by `Paper.kind`.

A new kind also has its words (`app.paper_words.KINDS`), a sample (`tests/papers/kinds_samples.py`), its equations
(`tests/papers/adding_up.py`), a line in `paperwork.reading.FOR_EVERYBODY` where all may read it, and one in
`briefing.making.GATHER` where the job gathers it.
"""

from collections.abc import Callable
from typing import Any

from app.papers import brief, conclusions, extension_request, invitation, minutes, report, urging
from app.papers.contents import Contents

COMPOSE: dict[str, Callable[[dict[str, Any]], Contents]] = {
    "brief": brief.compose,
    "extension_request": extension_request.compose,
    "report": report.compose,
    "urging": urging.compose,
    "invitation": invitation.compose,
    "minutes": minutes.compose,
    "conclusions": conclusions.compose,
}
