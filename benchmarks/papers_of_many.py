"""Every kind of paper of many communes in one run: made, failed, refused, CPU seconds, memory, whose words.

    .venv/bin/python -m benchmarks.papers_of_many [--communes 100] [--tasks 60]

The communes are random ones in one migrated SQLite database; each asks for all seven kinds by the product's verbs. The
job writes the DOCX, a download the PDF and XLSX, all in one process, which a worker that forks for each job never is:
memory that grows would be seen here first. A paper that names another commune, or whose figures don't add up, fails.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time

import structlog

from benchmarks.many import making
from benchmarks.many.making import FORMS, Made


def main() -> int:
    """Run, print; 1 where anything isn't right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--communes", type=int, default=100)
    parser.add_argument("--tasks", type=int, default=60, help="the most that a commune has")
    given = parser.parse_args()
    logging.getLogger().setLevel(logging.WARNING)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, SECRET_KEY="a benchmark")
        for name in ("DATABASE_URL", "REDIS_URL", "SMTP_URL"):
            os.environ.pop(name, None)
        made = _run(given.communes, given.tasks)
    tell(made, time.monotonic() - began)
    return 0 if made.is_right else 1


def _run(communes: int, tasks: int) -> Made:
    from app import create_app
    from app.database import db
    from app.runner import prepare

    app = create_app(TESTING=True)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    prepare.migrate(app)
    with app.app_context():
        made = making.run(communes, tasks)
        db.session.remove()
        db.engine.dispose()
    return made


def tell(made: Made, seconds: float) -> None:
    """Print the figures, then whatever is wrong."""
    print(f"{'kind':20}{'papers':>7}" + "".join(f"{form + ' mean':>12}{'most':>7}" for form in FORMS))
    for kind, n in sorted(made.papers.items()):
        print(f"{kind:20}{n:7}" + "".join(_spent(made.seconds.get((kind, form), [])) for form in FORMS))
    print(
        f"FIGURE papers of {made.communes} communes: made={made.papers.total()} failed={len(made.failed)} "
        f"refused={made.refused.total()} foreign={len(made.foreign)} unequal={len(made.unequal)} "
        f"equations={made.equations} files={made.files} "
        f"peak_mib={'/'.join(map(str, made.memory))} seconds={seconds:.0f}"
    )
    for line in (*made.refused, *made.failed, *made.foreign, *made.unequal):
        print(f"  {line}")


def _spent(seconds: list[float]) -> str:
    return f"{sum(seconds) / len(seconds):12.3f}{max(seconds):7.3f}" if seconds else f"{'-':>12}{'-':>7}"


if __name__ == "__main__":
    sys.exit(main())
