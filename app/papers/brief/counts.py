"""The last guard before ink: numbers that do not add up are never printed."""

from collections.abc import Iterator
from typing import Any, cast

from app.papers.brief.snapshot import BriefSnapshot, UnitCount
from app.papers.refusing import NoPaper


class CountMismatch(NoPaper):
    """Two counts of one snapshot that must be equal differ; `params` say which.

    `params`: `check` (which rule), `expected`, `found` (ints), `where` (unit or term, "" for the whole).
    """

    code = "brief_counts_differ"

    def __init__(self, check: str, expected: int, found: int, where: str = ""):
        self.params = {"check": check, "expected": expected, "found": found, "where": where}
        super().__init__(f"{check}{f' ({where})' if where else ''}: expected {expected}, found {found}")


Check = tuple[str, int, int, str]


def check_counts(snapshot: BriefSnapshot) -> None:
    """Refuse a snapshot that breaks the identity of counting or prints a list of another length than its number.

    Each task sits in exactly one term, so terms add up to the total, by unit and over all units alike.
    Raises `CountMismatch` for the first difference.
    """
    for rules in (_negatives, _whole, _origins, _units, _terms_over_units, _lists):
        for check, expected, found, where in rules(snapshot):
            if expected != found:
                raise CountMismatch(check, expected, found, where)


def term_sum(snapshot: BriefSnapshot, beginning: str) -> int:
    """Sum of the terms whose key starts so."""
    return sum(term["n"] for term in snapshot["terms"] if term["key"].startswith(beginning))


def _negatives(snapshot: BriefSnapshot) -> Iterator[Check]:
    """A count below 0 could hide a surplus elsewhere."""
    counts: list[tuple[str, Any]] = [(f"five.{name}", n) for name, n in snapshot["five"].items()]
    counts += [(term["key"], term["n"]) for term in snapshot["terms"]]
    counts += [(unit["unit"], n) for unit in snapshot["by_unit"] for n in unit["terms"].values()]
    for where, n in counts:
        yield "count_is_not_negative", 0, min(0, n), where


def _whole(snapshot: BriefSnapshot) -> Iterator[Check]:
    five = snapshot["five"]
    yield "terms_make_total", five["total"], term_sum(snapshot, ""), ""
    yield "done_terms_make_done", five["done"], term_sum(snapshot, "done"), ""
    yield "reported_terms_make_reported", five["reported"], term_sum(snapshot, "reported"), ""
    yield "late_term_makes_late", five["late"], term_sum(snapshot, "late"), ""
    yield "units_make_total", five["total"], sum(unit["total"] for unit in snapshot["by_unit"]), ""


def _origins(snapshot: BriefSnapshot) -> Iterator[Check]:
    """Those of plans and the others; a report, which is checked here too, doesn't tell them apart."""
    origins = snapshot.get("origins")
    for name, n in origins.items() if origins else ():
        yield "count_is_not_negative", 0, min(0, cast(int, n)), f"origins.{name}"
    if origins:
        yield "origins_make_total", snapshot["five"]["total"], origins["plans"] + origins["others"], ""


def _units(snapshot: BriefSnapshot) -> Iterator[Check]:
    for unit in snapshot["by_unit"]:
        yield "terms_make_unit_total", unit["total"], sum(unit["terms"].values()), unit["unit"]
        yield "late_tasks_listed", _late(unit), len(unit["late_tasks"]), unit["unit"]


def _terms_over_units(snapshot: BriefSnapshot) -> Iterator[Check]:
    known = {term["key"]: term["n"] for term in snapshot["terms"]}
    used = {key for unit in snapshot["by_unit"] for key in unit["terms"]}
    for key in [*known, *sorted(used - known.keys())]:
        found = sum(unit["terms"].get(key, 0) for unit in snapshot["by_unit"])
        yield "units_make_term", known.get(key, 0), found, key


def _lists(snapshot: BriefSnapshot) -> Iterator[Check]:
    five = snapshot["five"]
    yield "tasks_listed", five["total"], len(snapshot["tasks"]), ""
    yield "due_soon_listed", five["due_30"], len(snapshot["due_soon"]), ""
    reported = [item for item in snapshot["waiting"] if item["kind"] == "reported"]
    yield "reported_listed", five["reported"], len(reported), ""


def _late(unit: UnitCount) -> int:
    return sum(n for key, n in unit["terms"].items() if key.startswith("late"))
