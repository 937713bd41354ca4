"""How long papers take to write, against the bare library writing as many cells, and the memory that they need.

    .venv/bin/python -m benchmarks.papers

A brief with 100 tasks, a commune's report of a quarter with 300 tasks and 62 targets (half of them with a drawing), a
table of 300 rows, each as DOCX, PDF and XLSX. The ratio says what our layout costs; of a
PDF it is against the same words as plain lines. Memory is the process's peak after the writer has run, in a process
of its own.
"""

from __future__ import annotations

import io
import json
import multiprocessing
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as bare_docx
import openpyxl

from app.papers import brief, docx, pdf, report, xlsx
from app.papers.contents import Contents, Table
from app.papers.pictures import compiled
from app.papers.settled import settled
from tests.papers import full_sample, report_sample, sample

RUNS = 5
TARGETS = {"docx": 1.0, "pdf": 1.0, "xlsx": 0.5}  # seconds
WRITERS: dict[str, Callable[[Contents], bytes]] = {"docx": docx.write, "pdf": pdf.write, "xlsx": xlsx.write}
PAPERS: dict[str, Callable[[], Contents]] = {
    "brief of 100 tasks": lambda: brief.compose(sample.snapshot(100)),
    "report of 300 tasks": lambda: report.compose(report_sample.snapshot(300, aims=62)),
    "300 rows": lambda: full_sample.contents(rows=300),
}


def cells_of(paper: Contents) -> list[list[list[str]]]:
    """The texts of every table's rows, as the writers settle them."""
    copy = settled(paper, draft=False)
    blocks = [*copy.blocks, *(block for each in copy.appendices for block in each.blocks)]
    return [[[cell.text for cell in row.cells] for row in block.rows] for block in blocks if isinstance(block, Table)]


def plain_docx(tables: list[list[list[str]]]) -> bytes:
    """The same cells by python-docx alone."""
    paper, out = bare_docx.Document(), io.BytesIO()
    for rows in tables:
        table = paper.add_table(rows=0, cols=max(len(row) for row in rows))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
    paper.save(out)
    return out.getvalue()


def plain_xlsx(tables: list[list[list[str]]]) -> bytes:
    """The same cells by openpyxl alone."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for rows in tables:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(out)
    return out.getvalue()


def plain_pdf(tables: list[list[list[str]]]) -> bytes:
    """The same cells by typst alone, in plain tables."""
    source = (
        b'#let tables = json(bytes(sys.inputs.tables))\n#set page(paper: "a4", flipped: true)\n'
        b'#set text(font: "Tinos", size: 11pt)\n'
        b"#for rows in tables { table(columns: calc.max(..rows.map(row => row.len())), "
        b"..rows.map(row => row.map(cell => [#cell])).flatten()) }"
    )
    return compiled(source, {"tables": json.dumps(tables, ensure_ascii=False)}, format="pdf")


PLAIN = {"docx": plain_docx, "pdf": plain_pdf, "xlsx": plain_xlsx}


def best(write: Callable[[], Any], runs: int = RUNS) -> tuple[float, float]:
    """Seconds of the fastest of several runs, and of the one that took the processor the shortest."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter(), time.process_time()
        write()
        taken.append((time.perf_counter() - start[0], time.process_time() - start[1]))
    return min(one[0] for one in taken), min(one[1] for one in taken)


def ratio(form: str, paper: Contents, runs: int = RUNS) -> tuple[float, float]:
    """Our seconds, and how many times the bare library's time of the processor, whatever else the machine does."""
    tables = cells_of(paper)
    seconds, ours = best(lambda: WRITERS[form](paper), runs)
    return seconds, ours / best(lambda: PLAIN[form](tables), runs)[1]


def peak(form: str, name: str) -> int:
    """Megabytes at the peak of a process that writes one paper once."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, (form, name))


def _peak(form: str, name: str) -> int:
    """Of this process alone: what `getrusage` says comes from the parent too."""
    WRITERS[form](PAPERS[name]())
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(lines["VmHWM"].split()[0]) // 1024


def main() -> None:
    """Print the table."""
    print(f"{'paper':22}{'form':6}{'cells':>7}{'seconds':>9}{'target':>8}{'ratio':>7}{'peak MB':>9}")
    for name, make in PAPERS.items():
        paper = make()
        cells = sum(len(row) for rows in cells_of(paper) for row in rows)
        for form in WRITERS:
            seconds, times = ratio(form, paper)
            print(f"{name:22}{form:6}{cells:7}{seconds:9.3f}{TARGETS[form]:8.1f}{times:7.1f}{peak(form, name):9}")


if __name__ == "__main__":
    main()
