"""Which row of a later version says what a row of the earlier one says: by the words, never by the printed number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from app.reading.folding import plain, words
from app.reading.likeness import content_words, jaccard
from app.reading.units import fold_unit

LEAST = 0.6  # of the words in their order, for one row to be the other with changes
LEAST_SHARED = 0.12  # of the words that carry meaning; below that the longer look isn't worth it
SHINGLE = 4  # words in a row
LEAST_WHOLE = 30  # per cent: plans of five communes on one subject are 13 alike at most


@dataclass(frozen=True)
class Passage:
    """A row as it is paired: kind, words, what its neighbours are told apart by."""

    kind: str
    key: str
    tokens: tuple[str, ...]
    content: frozenset[str]
    leads: frozenset[str]
    section: str

    @classmethod
    def of(cls, kind: str, fields: dict[str, Any]) -> Passage:
        """The passage of a row's fields as read."""
        text = fields["text"]
        names = [fields.get("lead_words"), *(one["words"] for one in fields.get("other_leads") or [])]
        leads = frozenset(fold_unit(name) for name in names if name)
        section = plain(str(fields.get("section") or fields.get("group") or "").partition(" ")[2])
        return cls(kind, plain(text), tuple(words(text)), content_words(text), leads, section)


@dataclass(frozen=True)
class Pair:
    """Places of the earlier and the later row in their lists, and their likeness 0…1."""

    earlier: int
    later: int
    likeness: float


def pair(earlier: Sequence[Passage], later: Sequence[Passage]) -> list[Pair]:
    """Pair rows one to one: first those of the same words, then the likest of the rest."""
    left, right = dict(enumerate(earlier)), dict(enumerate(later))
    found: list[Pair] = []
    keys: tuple[Callable[[Passage], Hashable], ...] = (
        lambda one: (one.kind, one.key, one.leads, one.section),
        lambda one: (one.kind, one.key, one.leads),
        lambda one: (one.kind, one.key, one.section),
        lambda one: (one.kind, one.key),
    )
    for key in keys:
        _take(found, left, right, _alike(left, right, key))
    _take(found, left, right, _likest(left, right))
    return sorted(found, key=lambda one: one.later)


def likeness_of(earlier: Iterable[str], later: Iterable[str]) -> int:
    """How alike two plans are by their tasks and targets, word for word: the common part of both, per cent."""
    one, other = (_shingles(texts) for texts in (earlier, later))
    return round(200 * len(one & other) / ((len(one) + len(other)) or 1))


def _take(found: list[Pair], left: dict[int, Passage], right: dict[int, Passage], pairs: Iterable[Pair]) -> None:
    for one in pairs:
        if one.earlier in left and one.later in right:
            found.append(one)
            del left[one.earlier], right[one.later]


def _alike(left: dict[int, Passage], right: dict[int, Passage], key: Callable[[Passage], Hashable]) -> list[Pair]:
    """Rows of one key, in the order of both documents."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for n, one in left.items():
        groups[key(one)].append(n)
    return [Pair(groups[key(one)].pop(0), n, 1.0) for n, one in right.items() if groups[key(one)]]


def _likest(left: dict[int, Passage], right: dict[int, Passage]) -> list[Pair]:
    """Rows that are like enough, the likest first; of equals those of one lead and section, then the near ones."""
    ranked = []
    for a, one in left.items():
        for b, other in right.items():
            likeness = _likeness(one, other)
            if likeness >= LEAST:
                near = (one.leads != other.leads) + (one.section != other.section)
                ranked.append(((-round(likeness, 2), near, abs(a - b), a, b), Pair(a, b, likeness)))
    return [found for _rank, found in sorted(ranked, key=lambda entry: entry[0])]


def _likeness(one: Passage, other: Passage) -> float:
    if one.kind != other.kind or jaccard(one.content, other.content) < LEAST_SHARED:
        return 0.0
    matcher = SequenceMatcher(None, one.tokens, other.tokens, autojunk=False)
    if matcher.real_quick_ratio() < LEAST or matcher.quick_ratio() < LEAST:
        return 0.0
    return matcher.ratio()


def _shingles(texts: Iterable[str]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for text in texts:
        tokens = words(text)
        found |= {tuple(tokens[n : n + SHINGLE]) for n in range(len(tokens) - SHINGLE + 1)}
    return found
