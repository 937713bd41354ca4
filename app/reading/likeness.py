"""Likeness of two orders, by the words that carry meaning."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from app.reading.folding import words

FILLER = """
va cac cua cho theo trong ve voi den tren dia ban phuong xa thuc hien trien khai to chuc cong tac
nhiem vu tiep tuc day manh tang cuong nang cao hieu qua dam bao bao hoat dong phuc vu lien quan don
vi co quan nguoi dan dung duoc la de tu tai nham so phoi hop chu tri huong dan quy dinh ke hoach noi
dung viec thong tin mot cach kip thoi day du nhu ky phan khoa hoc nghe doi moi sang tao chuyen phat
trien
"""
EMPTY = frozenset(FILLER.split())


def content_words(text: str) -> frozenset[str]:
    """Pairs of neighbouring words, and the words that aren't mere filler."""
    tokens = words(text)
    single = {t for t in tokens if t not in EMPTY and len(t) > 1}
    pairs = {f"{a} {b}" for a, b in zip(tokens, tokens[1:], strict=False) if not (a in EMPTY and b in EMPTY)}
    return frozenset(single | pairs)


def weights(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """Rarer words weigh more."""
    texts = list(texts)
    counts = Counter(word for text in texts for word in text)
    return {word: math.log(1 + len(texts) / n) for word, n in counts.items()}


def covered(one: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> float:
    """Weight of what two texts have in common, as a share of the first one's, 0…1; single words alone count little."""
    common = one & other
    if sum(" " in word for word in common) < 2:
        return 0.0
    whole = sum(weight.get(w, 1) for w in one)
    return sum(weight.get(w, 1) for w in common) / whole if whole else 0.0


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Common words as a share of all words, 0…1."""
    return len(one & other) / len(one | other) if one | other else 0.0


def shared(one: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> float:
    """How far two texts cover each other, 0…1 (the harmonic mean of both shares)."""
    first, second = covered(one, other, weight), covered(other, one, weight)
    return 2 * first * second / (first + second) if first + second else 0.0
