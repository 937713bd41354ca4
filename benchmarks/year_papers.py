"""A year of the sample commune played through: four meetings, twelve reports, letters; its papers kept as samples.

    .venv/bin/python -m benchmarks.year_papers [--year 2026] [--out docs/samples]

The sample plan is handed in on 16/01 with a stopped clock, read and published; every step of the year is a
transaction of the product's own verbs, every paper is made by its job. With `--out` the papers chosen in
`papered.keep` are written there, always the same bytes for the same year. Prints how many of each kind were made.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Play it, print, write; 1 where a paper failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--year", type=int, default=2026)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, SECRET_KEY="a benchmark")
        os.environ.pop("DATABASE_URL", None)
        return _play(given.year, given.out)


def _play(year: int, out: Path | None) -> int:
    from app import create_app
    from app.database import db
    from benchmarks.papered import keep
    from benchmarks.papered.year import play

    app, began = create_app(), time.monotonic()
    with app.app_context():
        played = play(app, year)
        made = keep.made(played.commune_id)
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(made.kinds.items()))
        print(
            f"FIGURE a year: {played.steps} steps on {played.days} working days, {played.tasks} tasks, "
            f"{made.ready} papers ({kinds}), failed {len(made.failed)}, {time.monotonic() - began:.0f} s"
        )
        for why in made.failed:
            print(f"  {why}")
        if out:
            count, size = keep.write(played.commune_id, year, out)
            print(f"FIGURE kept: {count} files, {size / 1e6:.2f} MB in {out}")
        db.session.remove()
        db.engine.dispose()
    return 1 if made.failed else 0


if __name__ == "__main__":
    sys.exit(main())
