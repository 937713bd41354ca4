"""What our layout costs over the bare library with as many cells: a ratio, whatever the machine."""

import pytest

from benchmarks.papers import PAPERS, cells_of, ratio

pytestmark = pytest.mark.thorough
MOST = {"docx": 5.0, "pdf": 5.0, "xlsx": 10.0}


@pytest.mark.parametrize("form", MOST)
@pytest.mark.parametrize("name", PAPERS)
def test_a_writer_costs_few_times_the_bare_library(name: str, form: str) -> None:
    paper = PAPERS[name]()
    assert sum(len(row) for rows in cells_of(paper) for row in rows) > 1000
    assert ratio(form, paper, runs=3)[1] < MOST[form]
