"""A worker of the product: `worker.py mail`, `worker.py papers` or `worker.py clock`."""

from __future__ import annotations

import sys

from app.runner import clock, workers


def main(part: str) -> None:
    """Run one part until SIGTERM."""
    if part == "clock":
        clock.run()
    elif part in ("mail", "papers"):
        workers.work(part)
    else:
        sys.exit("worker.py mail | papers | clock")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) == 2 else "")
