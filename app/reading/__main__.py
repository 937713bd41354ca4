"""`python -m app.reading FILE… [--json]`: read the files as one plan."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from app.reading import ReadingError, Source, apart, message


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m app.reading", description="Đọc một kế hoạch")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="in toàn bộ kết quả dạng JSON")
    given = parser.parse_args()
    try:
        reading = apart.read([Source(path.name, path.read_bytes()) for path in given.files])
    except ReadingError as error:
        print(message(error), file=sys.stderr)
        return 1
    if given.json:
        sys.stdout.buffer.write(json.dumps(reading, ensure_ascii=False, indent=1).encode() + b"\n")
    else:
        print(f"{len(reading['tasks'])} nhiệm vụ, {len(reading['targets'])} chỉ tiêu")
        print("\n".join(reading["warnings"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
