"""Small plans made on the spot."""

from __future__ import annotations

from typing import Any

from app.reading import Source, read

HEAD = "KẾ HOẠCH\nTrồng cây năm 2026\n\n"


def read_text(body: str) -> dict[str, Any]:
    """The reading of a plan for 2026 with this body."""
    return read([Source("kh.txt", (HEAD + body).encode())])


def tasks_of(body: str) -> list[dict[str, Any]]:
    """The tasks of a body under the heading NHIỆM VỤ."""
    return read_text("I. NHIỆM VỤ\n\n" + body)["tasks"]


def duties_of(body: str) -> list[dict[str, Any]]:
    """The tasks of a body under the heading TỔ CHỨC THỰC HIỆN."""
    return read_text("I. TỔ CHỨC THỰC HIỆN\n\n" + body)["tasks"]


def table_plan(rows: list[str]) -> dict[str, Any]:
    """The reading of a plan that is one table, cells set apart by `|`."""
    return read_text("\n".join("| " + row + " |" for row in rows))
