"""How a table row of the document is shown: a group's merged cells once, with or without its number."""

from __future__ import annotations

import pytest

from app.blueprints.plans.review_page import cells
from app.models.plan import Clause


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["Hạ tầng", "Hạ tầng", "Hạ tầng"], [("Hạ tầng", 3)]),
        (["1", "Hạ tầng", "Hạ tầng"], [("1", 1), ("Hạ tầng", 2)]),
        (["1", "Lắp đặt", "Văn phòng"], [("1", 1), ("Lắp đặt", 1), ("Văn phòng", 1)]),
        (["1", "", ""], [("1", 1), ("", 1), ("", 1)]),
    ],
)
def test_a_group_s_cells_are_shown_once(texts: list[str], shown: list[tuple[str, int]]) -> None:
    assert cells(Clause(cells=texts)) == shown
