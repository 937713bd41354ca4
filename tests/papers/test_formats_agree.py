"""One gathering of contents: every cell of a paper reads the same in its DOCX, PDF, XLSX and preview."""

from dataclasses import replace

import pytest

from app.papers import docx, html, pdf, xlsx
from app.papers.contents import Contents, Row
from app.papers.kinds import COMPOSE
from tests.papers.full_sample import contents
from tests.papers.kinds_samples import SAMPLES
from tests.papers.readers import from_docx, from_html, from_pdf, from_xlsx, without_repeated

pytestmark = pytest.mark.thorough
PAPERS = {**{kind: lambda kind=kind: COMPOSE[kind](SAMPLES[kind]()) for kind in COMPOSE}, "full": contents}


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("kind", PAPERS)
def test_every_cell_is_the_same_in_all_four(kind: str, draft: bool) -> None:
    paper = replace(PAPERS[kind](), tables=())  # what only the sheet has
    written = from_docx(docx.write(paper, draft=draft))
    assert from_html(html.write(paper, draft=draft)) == written
    assert without_repeated(from_pdf(pdf.write(paper, draft=draft)), written) == written
    if written:
        assert from_xlsx(xlsx.write(paper, draft=draft)) == written


def test_a_digit_that_differs_in_one_format_is_seen() -> None:
    paper = contents(rows=5)
    other = one_digit_changed(paper)
    assert from_docx(docx.write(paper)) != from_html(html.write(other))
    assert from_docx(docx.write(paper)) != from_xlsx(xlsx.write(other))
    written, changed = from_docx(docx.write(paper)), from_pdf(pdf.write(other))
    with pytest.raises(AssertionError):
        without_repeated(changed, written)


def one_digit_changed(paper: Contents) -> Contents:
    """The same paper, one number of its first appendix one higher."""
    first, *others = paper.appendices
    table = first.blocks[0]
    cells = list(table.rows[1].cells)
    cells[0] = replace(cells[0], text="9", value=9)
    rows = [table.rows[0], Row(cells), *table.rows[2:]]
    return replace(paper, appendices=[replace(first, blocks=[replace(table, rows=rows)]), *others])
