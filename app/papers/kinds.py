"""Which kind of paper is composed by what: `Paper.kind` → the pure function from its snapshot to its contents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.papers import extension_request, report
from app.papers.contents import Contents

COMPOSE: dict[str, Callable[[dict[str, Any]], Contents]] = {
    "extension_request": extension_request.compose,
    "report": report.compose,
}
