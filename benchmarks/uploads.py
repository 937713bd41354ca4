"""What becomes of each hostile or odd upload: who decides, the answer, seconds, the peak of memory.

    .venv/bin/python -m benchmarks.uploads [--only WORDS]

Prints a line for each sample and a line of JSON at the end. `door` is decided where the file is received, by its bytes;
`gate` inside the process that reads, before any parser; `reader` by a parser; `limits` by that process's end.
"""

from __future__ import annotations

import argparse
import json

from tests.uploads.all_samples import SAMPLES
from tests.uploads.test_samples import HEAD, Result, measured


def main() -> None:
    """Measure the samples one after the other and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="samples whose names hold these words")
    only = parser.parse_args().only
    results: list[Result] = []
    print(HEAD)
    for sample in (one for one in SAMPLES if only in one.key):
        results.append(measured(sample, sample.make())[0])
        print(results[-1].line(), flush=True)
    print(json.dumps({"benchmark": "uploads", **_sums(results)}))


def _sums(results: list[Result]) -> dict[str, float]:
    gate = [result.seconds for result in results if result.by in ("door", "gate")]
    return {
        "samples": len(results),
        "right": sum(result.code in result.sample.codes for result in results),
        "gate_worst_seconds": round(max(gate, default=0.0), 3),
        "worst_seconds": round(max((result.seconds for result in results), default=0.0), 3),
        "peak_mb": round(max((result.peak for result in results), default=0.0)),
    }


if __name__ == "__main__":
    main()
