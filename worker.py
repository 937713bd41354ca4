"""A worker of the product: `worker.py mail`, `worker.py papers`, `worker.py clock`, or one job: `job KIND ID`."""

from __future__ import annotations

import sys

from app.runner import clock, workers


def main(part: str, *job: str) -> None:
    """Run one part until SIGTERM, or one job to its end."""
    if part == "clock":
        clock.run()
    elif part in ("mail", "papers"):
        workers.work(part)
    elif part == "job" and len(job) == 2:
        workers.do_one(job[0], int(job[1]))
    else:
        sys.exit("worker.py mail | papers | clock | job KIND ID")


if __name__ == "__main__":
    main(*sys.argv[1:] or [""])
