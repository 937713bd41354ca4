"""Score the plan reader on a folder of real plans: `benchmarks/reader.py DIR`; on our own: `--own [--misses]`.

DIR holds `gold/*.json` (references, each with the name of its document in `source`), `plans/` (the documents) and
`tools/score_plan.py` (the scorer). Prints each plan's figures and the seconds that reading took, then one line of
JSON. Ends with 1 and a sentence where something of that is missing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.reading import ReadingError, Source, read  # noqa: E402

SHOWN = (
    ("tasks", "f1"), ("tasks", "kind"), ("tasks", "lead"), ("tasks", "lead_claimed"), ("tasks", "coordinating"),
    ("tasks", "deadline"), ("targets", "f1"), ("targets", "value"), ("targets", "lead"), ("reporting", "recall"),
    ("units", "recall"), ("plan", "fields"), ("traps", "taken"),
)  # fmt: skip


class Missing(Exception):
    """Something that the folder should hold and doesn't."""


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """References with their documents. Raises Missing."""
    references = sorted((folder / "gold").glob("*.json"))
    if not references:
        raise Missing(f"{folder / 'gold'} holds no references (*.json).")
    found = []
    for reference in references:
        document = folder / "plans" / json.loads(reference.read_text("utf-8"))["source"]
        if not document.is_file():
            raise Missing(f"{document} is missing, the document of {reference.name}.")
        found.append((reference, document))
    return found


def scored(reference: Path, document: Path, scorer: Path, scratch: Path) -> dict[str, Any]:
    """Figures of one plan, with the seconds that reading it took."""
    began = time.perf_counter()
    reading = read([Source(document.name, document.read_bytes())])
    seconds = time.perf_counter() - began
    extracted = scratch / reference.name
    extracted.write_text(json.dumps(reading, ensure_ascii=False), "utf-8")
    command = [sys.executable, str(scorer), str(reference), str(extracted), "--json"]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {"plan": reference.stem, "seconds": round(seconds, 3)} | {f"{g}.{f}": figures[g][f] for g, f in SHOWN}


def own(arguments: list[str]) -> int:
    """Print the figures of the documents in `tests/reading/set`; what went wrong too with `--misses`."""
    from tests.reading import scoring
    from tests.reading.set import documents

    for name, reference, sources in documents.all_documents(arguments[1:]):
        try:
            figures, wrong = scoring.score(reference, read(sources))
        except ReadingError as refusal:
            print(f"{name}  refused: {refusal.code}")
            continue
        print(name, *(f"{key} {'-' if value is None else value}" for key, value in figures.items()), sep="  ")
        if "--misses" in arguments:
            print(*(f"    {key}: {one}" for key, found in wrong.items() for one in found), sep="\n")
    return 0


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--own"]:
        return own(arguments)
    if len(arguments) != 1:
        print("Usage: benchmarks/reader.py DIR (with gold/, plans/ and tools/score_plan.py) | --own", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    scorer = folder / "tools" / "score_plan.py"
    try:
        if not scorer.is_file():
            raise Missing(f"{scorer} is missing, the scorer.")
        found = pairs(folder)
    except Missing as missing:
        print(f"Cannot measure: {missing}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        results = [scored(reference, document, scorer, Path(scratch)) for reference, document in found]
    for result in results:
        print("  ".join(f"{name} {value if value is not None else '-'}" for name, value in result.items()))
    print(json.dumps({"benchmark": "reader", "plans": results}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
