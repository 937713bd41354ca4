"""The kinds of papers: what makes a paper's contents of its frozen snapshot, by `Paper.kind`."""

from collections.abc import Callable
from typing import Any

from app.papers import brief, conclusions, invitation, minutes, urging
from app.papers.contents import Contents

COMPOSE: dict[str, Callable[[dict[str, Any]], Contents]] = {
    "brief": brief.compose,
    "urging": urging.compose,
    "invitation": invitation.compose,
    "minutes": minutes.compose,
    "conclusions": conclusions.compose,
}
