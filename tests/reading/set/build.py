"""Make the documents and references of the set from `src/*.plan`: `python -m tests.reading.set.build [NAME …]`.

PDFs are printed by LibreOffice from a Word file; where `soffice` is missing, they are left as they are.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from tests.reading.set.marks import Plan, load
from tests.reading.set.sheet_file import write_sheets
from tests.reading.set.word_file import write_word

HERE = Path(__file__).parent
PAGE, WIDTH = 44, 76


def build(source: Path) -> None:
    """Write one plan's documents and its reference."""
    plan = load(source)
    main, appendix = _parts(plan)
    _write(HERE / plan.fields["file"], main, plan.fields.get("style", ""))
    files = [plan.fields["file"]]
    if appendix:
        files.append(plan.fields["appendix"])
        _write(HERE / files[1], appendix, "")
    reference = {"source": files[0], "files": files} | plan.reference
    (HERE / "gold").mkdir(exist_ok=True)
    text = json.dumps(reference, ensure_ascii=False, indent=1) + "\n"
    (HERE / "gold" / f"{source.stem}.json").write_text(text, "utf-8")


def _parts(plan: Plan) -> tuple[list[str], list[str]]:
    for number, line in enumerate(plan.lines):
        if line.startswith("{appendix}"):
            return plan.lines[:number], plan.lines[number:]
    return plan.lines, []


def _write(path: Path, lines: list[str], style: str) -> None:
    if path.suffix == ".docx":
        write_word(lines, str(path))
    elif path.suffix == ".xlsx":
        write_sheets(lines, str(path))
    elif path.suffix == ".pdf":
        _print(lines, path)
    else:
        path.write_text("\n".join(_scanned(lines, style) if style else lines) + "\n", "utf-8")


def _scanned(lines: list[str], style: str) -> list[str]:
    """Hard-wrapped lines with a running head and a page number on each page, as text taken from a scan."""
    head = style.split("head=")[1]
    pages: list[str] = []
    for count, line in enumerate(part for each in lines for part in (textwrap.wrap(each, WIDTH) or [""])):
        if count and count % PAGE == 0:
            pages += ["", head, str(count // PAGE + 1), ""]
        pages.append(line)
    return pages


def _print(lines: list[str], path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        return
    with tempfile.TemporaryDirectory() as scratch:
        word = Path(scratch) / (path.stem + ".docx")
        write_word(lines, str(word))
        command = [office, "--headless", f"-env:UserInstallation=file://{scratch}/profile", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(path.parent), str(word)], check=True, capture_output=True)


if __name__ == "__main__":
    for each in sorted((HERE / "src").glob("*.plan")):
        if not sys.argv[1:] or each.stem in sys.argv[1:]:
            build(each)
