"""The rules of the house: what an office may choose beside Nghị định 30/2020/NĐ-CP, frozen with each letterhead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TOP, BOTTOM = "top", "bottom"


@dataclass(frozen=True)
class House:
    """Where page numbers stand, whether a phụ lục's number and name share a line, the size of tables in points.

    The defaults are the decree's; communes' own template sets number pages at the foot and write "PHỤ LỤC I. TÊN".
    """

    page_number: str = TOP
    appendix_on_one_line: bool = False
    table_size: float = 12.0


def house_of(letterhead: Mapping[str, Any]) -> House:
    """The rules frozen in a letterhead; those of the decree where it has none, as older snapshots do."""
    kept = letterhead.get("house") or {}
    return House(
        kept.get("page_number", TOP),
        bool(kept.get("appendix_on_one_line", False)),
        float(kept.get("table_size", House.table_size)),
    )
