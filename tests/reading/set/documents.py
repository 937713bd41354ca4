"""The set's documents with their references."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.reading import Source

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in (HERE / "gold").glob("*.json"))


def load(name: str) -> tuple[dict[str, Any], list[Source]]:
    """The reference of one plan and its files, the main one first."""
    reference = json.loads((HERE / "gold" / f"{name}.json").read_text("utf-8"))
    return reference, [Source(file, (HERE / file).read_bytes()) for file in reference["files"]]


def all_documents(wanted: list[str]) -> Iterator[tuple[str, dict[str, Any], list[Source]]]:
    """All plans, or those whose name begins as one of `wanted` does."""
    begins = tuple(word for word in wanted if not word.startswith("-"))
    for name in NAMES:
        if not begins or name.startswith(begins):
            yield name, *load(name)
