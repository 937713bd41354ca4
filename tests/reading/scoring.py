"""How far a reading agrees with a reference: the figures of issue 3, from 0 to 1 unless they are counts.

A reference is what `tests/reading/set/gold` holds. Left out on both sides: targets inside a task's own text
(`embedded_in`), tasks that are wholly a duty to report, optional tasks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import Any

Entry = dict[str, Any]
Pairs = list[tuple[Entry, Entry]]
LIKE = 0.8
STATED = ("monthly", "quarterly", "half-yearly", "yearly")
FIELDS = ("number", "issuer", "year", "issued_on", "title")
AIMS = {
    "tasks f1": 0.99, "tasks kind": 0.99, "tasks lead": 1.0, "tasks coordinating": 0.95, "tasks deadline": 1.0,
    "targets f1": 0.99, "targets value": 0.99, "reporting": 1.0, "units": 0.95, "plan": 1.0,
}  # fmt: skip
COUNTS = ("tasks claimed", "traps")


def words(text: Any) -> list[str]:
    """Lower-case words of a text, without marks of punctuation."""
    composed = unicodedata.normalize("NFC", str(text or "")).casefold()
    return re.sub(r"[^\w%]+", " ", composed).split()


def score(reference: Entry, reading: Entry) -> tuple[dict[str, float | None], dict[str, list[Any]]]:
    """Figures by name (None where the reference has nothing to compare) and what went wrong, by figure."""
    wrong: dict[str, list[Any]] = {}
    tasks = _paired("tasks", reference, reading, _left_out_task, wrong)
    figures = {"tasks f1": tasks[1]} | _of_tasks(tasks[0], _names(reference), wrong)
    targets = _paired("targets", reference, reading, lambda one: bool(one.get("embedded_in")), wrong)
    figures |= {"targets f1": targets[1], "targets value": _share("targets value", targets[0], _same_value, wrong)}
    return figures | _of_the_rest(reference, reading, wrong), wrong


def short_of(figures: dict[str, float | None]) -> dict[str, float]:
    """The figures that miss their aim."""
    low = {name: value for name, aim in AIMS.items() if (value := figures[name]) is not None and value < aim}
    return low | {name: value for name in COUNTS if (value := figures[name])}


def _paired(
    kind: str, reference: Entry, reading: Entry, left_out: Any, wrong: dict[str, list[Any]]
) -> tuple[Pairs, float]:
    """Pairs of like text, each entry once, and their F1."""
    wanted, got = reference[kind], reading[kind]
    pairs = _best(wanted, got)
    partner = {id(theirs): ours for ours, theirs in pairs}
    counted = [(ours, theirs) for ours, theirs in pairs if not left_out(ours)]
    demanded = [one for one in wanted if not left_out(one)]
    offered = [one for one in got if not left_out(partner.get(id(one), one))]
    hit = {id(one) for pair in counted for one in pair}
    wrong[kind] = [("missed", one["text"]) for one in demanded if id(one) not in hit]
    wrong[kind] += [("invented", one["text"]) for one in offered if id(one) not in hit]
    whole = len(demanded) + len(offered)
    return counted, round(2 * len(counted) / whole, 4) if whole else 1.0


def _best(wanted: list[Entry], got: list[Entry]) -> Pairs:
    ours, theirs = ([words(one["text"]) for one in side] for side in (wanted, got))
    likely = [
        (ratio, -abs((wanted[i].get("line") or 0) - (got[j].get("line") or 0)), i, j)
        for i, mine in enumerate(ours)
        for j, other in enumerate(theirs)
        if (ratio := _likeness(mine, other)) >= LIKE
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, i, j in sorted(likely, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((wanted[i], got[j]))
    return pairs


def _likeness(one: list[str], other: list[str]) -> float:
    both = len(set(one) & set(other))
    if not both or both * 2 < max(len(set(one)), len(set(other))):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _left_out_task(task: Entry) -> bool:
    return task.get("also_reporting") == "whole" or bool(task.get("optional"))


def _of_tasks(pairs: Pairs, names: dict[str, str], wrong: dict[str, list[Any]]) -> dict[str, float | None]:
    stated = [pair for pair in pairs if pair[0]["lead_explicit"]]
    helped = [pair for pair in pairs if any(one.get("coordinating_units") for one in pair)]
    claimed = [pair for pair in pairs if not pair[0]["lead_units"] and pair[1]["lead_units"]]
    wrong["tasks claimed"] = [(ours["text"], theirs["lead_units"]) for ours, theirs in claimed]
    overlap = []
    for ours, theirs in helped:
        one, other = (_units(entry["coordinating_units"], names) for entry in (ours, theirs))
        overlap.append(2 * len(one & other) / (len(one) + len(other)))
        if one != other:
            entry = (ours["text"], ours["coordinating_units"], theirs["coordinating_units"])
            wrong.setdefault("tasks coordinating", []).append(entry)
    return {
        "tasks kind": _share("tasks kind", pairs, lambda ours, theirs: ours["kind"] == theirs["kind"], wrong),
        "tasks lead": _share("tasks lead", stated, lambda ours, theirs: _same_lead(ours, theirs, names), wrong),
        "tasks claimed": len(claimed),
        "tasks coordinating": round(sum(overlap) / len(overlap), 4) if overlap else None,
        "tasks deadline": _share("tasks deadline", pairs, _same_deadline, wrong),
    }


def _share(name: str, pairs: Pairs, same: Any, wrong: dict[str, list[Any]]) -> float | None:
    bad = [(ours, theirs) for ours, theirs in pairs if not same(ours, theirs)]
    wrong[name] = [_shown(name, *pair) for pair in bad]
    return round(1 - len(bad) / len(pairs), 4) if pairs else None


def _shown(name: str, ours: Entry, theirs: Entry) -> tuple[Any, ...]:
    fields = {"kind": ["kind"], "lead": ["lead_units"], "deadline": ["deadline"], "value": ["comparator", "value"]}
    return (ours["text"], *((ours.get(f), theirs.get(f)) for f in fields[name.split()[1]]))


def _same_lead(ours: Entry, theirs: Entry, names: dict[str, str]) -> bool:
    return _units(ours["lead_units"], names) == _units(theirs["lead_units"], names)


def _same_deadline(ours: Entry, theirs: Entry) -> bool:
    found = theirs["deadline"]
    wanted = [ours["deadline"], *ours.get("deadline_accept", [])]
    return any((one["type"], one.get("due")) == (found["type"], found["due"]) for one in wanted)


def _same_value(ours: Entry, theirs: Entry) -> bool:
    one, other = ours["value"], theirs["value"]
    near = one is other if one is None or other is None else abs(one - other) < 1e-9
    return near and theirs["comparator"] in (ours["comparator"], ours.get("comparator_accept"))


def _key(name: str) -> str:
    text = re.sub(r"^(?:đề nghị|các|cơ quan)\s+", "", " ".join(words(name)))
    return re.sub(r"\s+(?:phường|xã)(?:\s.*)?$", "", text)


def _names(reference: Entry) -> dict[str, str]:
    """Every spelling of a unit → the key of its name."""
    return {_key(name): _key(unit["name"]) for unit in reference["units"] for name in _spellings(unit)}


def _spellings(unit: Entry) -> list[str]:
    return [unit["name"], *unit["aliases"]]


def _units(names: list[str], known: dict[str, str]) -> set[str]:
    return {known.get(_key(name), _key(name)) for name in names}


def _of_the_rest(reference: Entry, reading: Entry, wrong: dict[str, list[Any]]) -> dict[str, float | None]:
    wanted = Counter((one["frequency"], one["day"]) for one in reference["reporting"] if one["frequency"] in STATED)
    got = Counter((one["frequency"], one["day"]) for one in reading["reporting"])
    wrong["reporting"] = [("missed", one) for one in (wanted - got).elements()]
    known = {_key(name) for unit in reading["units"] for name in _spellings(unit)}
    lost = [unit["name"] for unit in reference["units"] if not known & {_key(name) for name in _spellings(unit)}]
    wrong["units"] = [("missed", name) for name in lost]
    ours, theirs = reference["plan"], reading["plan"]
    wrong["plan"] = [(f, ours[f], theirs[f]) for f in FIELDS if words(ours[f]) != words(theirs[f])]
    heads = {" ".join(words(one["text"]))[:60] for one in [*reading["tasks"], *reading["targets"]]}
    wrong["traps"] = [(one["text"], one["why"]) for one in reference["not_tasks"] if _head(one) in heads]
    return {
        "reporting": _left(wrong["reporting"], wanted.total()), "units": _left(lost, len(reference["units"])),
        "plan": _left(wrong["plan"], len(FIELDS)), "traps": len(wrong["traps"]),
    }  # fmt: skip


def _head(entry: Entry) -> str:
    return " ".join(words(entry["text"]))[:60]


def _left(lost: list[Any], whole: int) -> float | None:
    return round(1 - len(lost) / whole, 4) if whole else None
