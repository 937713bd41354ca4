"""A plan's source: its lines as printed, with marks (`>> …`) that say what each is. Gives the lines and the reference.

Above the line `----` stand the plan's fields and units. Marks speak of the line above them:
`sec KIND | lead=A; B` a heading, `off` a heading of no tasks, `t` a task, `s` a sub-item of the last task, `a` a field
line, `g | >=95` a target, `r | monthly | day=15` a duty to report, `n | why` what must not be taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LAYOUT = re.compile(r"^\{(?:[1-9]|[-·]|lh|sig|sheet|appendix|date)\} ?")
NUMBER = re.compile(r"^(?:[-•*+·]|(?:\d+\.)+\d*|\d+\)|\d+-|[a-zđ]\)) +")
VALUE = re.compile(r"^(>=|<=|>|<|=)([\d.]+)$")


@dataclass
class Plan:
    """One source, taken apart."""

    fields: dict[str, str] = field(default_factory=dict)
    units: list[dict[str, Any]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    reference: dict[str, Any] = field(default_factory=dict)


def plain(line: str) -> str:
    """The words of a line without layout, bullet, number and Markdown."""
    text = NUMBER.sub("", LAYOUT.sub("", line.strip()).strip("*# "))
    return text.replace("*", "").strip()


def as_printed(line: str) -> str:
    """A line as the document shows it: the parts of a letterhead apart, a date cell as a date."""
    if found := re.search(r"\{date\}(\d{4})-(\d\d)-(\d\d)", line):
        line = line.replace(found.group(), f"{found[3]}/{found[2]}/{found[1]}")
    return LAYOUT.sub("", line).replace(" / ", "\n").replace("||", "\n")


def load(path: Path) -> Plan:
    """The plan of a source file."""
    head, body = path.read_text("utf-8").split("\n----\n", 1)
    plan = Plan()
    for line in head.splitlines():
        name, value = line.split(":", 1)
        if name == "unit":
            names, kind = value.rsplit("=", 1)
            first, *aliases = [part.strip() for part in names.split("|")]
            plan.units.append({"name": first, "aliases": aliases, "kind": kind.strip()})
        else:
            plan.fields[name] = value.strip()
    _Reader(plan).read(body.rstrip("\n").split("\n"))
    return plan


class _Reader:
    """Walks the body and fills lines and reference."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.section: dict[str, Any] = {"name": None, "kind": None, "lead": []}
        plan.reference = _frame(plan)

    def read(self, body: list[str]) -> None:
        for line in body:
            if line.startswith(">>"):
                mark, *parts = [part.strip() for part in line[2:].split("|")]
                getattr(self, "_" + mark.split()[0])(mark, dict(_pair(part) for part in parts))
            else:
                self.plan.lines.append(line)

    def _text(self, values: dict[str, str]) -> str:
        if "text" in values:
            return values["text"]
        line = self.plan.lines[-1]
        return line.split("\t")[int(values["col"]) - 1].strip() if "col" in values else plain(line)

    def _at(self) -> int | None:
        name = self.plan.fields["file"]
        return len(self.plan.lines) if name.endswith((".txt", ".md")) and "style" not in self.plan.fields else None

    def _sec(self, mark: str, values: dict[str, str]) -> None:
        self.section = {"name": plain(self.plan.lines[-1]), "kind": mark.split()[1], "lead": _list(values.get("lead"))}

    def _off(self, mark: str, values: dict[str, str]) -> None:
        self.section = {"name": None, "kind": None, "lead": []}

    def _a(self, mark: str, values: dict[str, str]) -> None:
        """A field line of the task above: nothing of its own."""

    def _n(self, mark: str, values: dict[str, str]) -> None:
        entry = {"text": plain(self.plan.lines[-1]), "line": self._at(), "why": next(iter(values), "")}
        self.plan.reference["not_tasks"].append(entry)

    def _s(self, mark: str, values: dict[str, str]) -> None:
        self.plan.reference["tasks"][-1]["subitems"].append(plain(self.plan.lines[-1]))

    def _t(self, mark: str, values: dict[str, str]) -> None:
        leads = _list(values.get("lead")) or self.section["lead"]
        tasks = self.plan.reference["tasks"]
        task = {
            "id": f"N{len(tasks) + 1}", "section": self.section["name"],
            "kind": values.get("kind") or self.section["kind"], "text": self._text(values), "subitems": [],
            "lead_units": leads, "lead_explicit": bool(leads) and "softlead" not in values,
            "coordinating_units": _list(values.get("co")), "deadline_text": values.get("dl"),
            "deadline": _deadline(values.get("due", "none")), "line": self._at(),
        }  # fmt: skip
        task |= {"deadline_accept": [_deadline(one) for one in _list(values["acc"])]} if "acc" in values else {}
        task |= {"also_reporting": values["also"]} if "also" in values else {}
        task |= {"product": values["product"]} if "product" in values else {}
        tasks.append(task | ({"optional": True} if "opt" in values else {}))

    def _g(self, mark: str, values: dict[str, str]) -> None:
        targets, tasks = self.plan.reference["targets"], self.plan.reference["tasks"]
        found = VALUE.match(next(iter(values)))
        target = {
            "id": f"T{len(targets) + 1}", "text": self._text(values), "comparator": found[1] if found else None,
            "value": float(found[2]) if found else None, "baseline_text": values.get("base"),
            "lead_units": _list(values.get("lead")), "line": self._at(),
        }  # fmt: skip
        target |= {"comparator_accept": values["cmp"]} if "cmp" in values else {}
        targets.append(target | ({"embedded_in": tasks[-1]["id"]} if "in" in values else {}))

    def _r(self, mark: str, values: dict[str, str]) -> None:
        frequency = next(iter(values))
        entry = {"text": plain(self.plan.lines[-1]), "frequency": frequency, "day": values.get("day")}
        self.plan.reference["reporting"].append(entry)


def _frame(plan: Plan) -> dict[str, Any]:
    names = ("title", "number", "issuer", "place", "issued_on")
    fields: dict[str, Any] = {name: None if plan.fields[name] == "null" else plan.fields[name] for name in names}
    signer = plan.fields["signer"]
    fields |= {"year": int(plan.fields["year"]), "signer_title": None if signer == "null" else signer}
    fields["legal_bases"] = _list(plan.fields["bases"])
    reference: dict[str, Any] = {"source": plan.fields["file"], "plan": fields, "units": plan.units}
    return reference | {name: [] for name in ("targets", "tasks", "reporting", "not_tasks")}


def _pair(part: str) -> tuple[str, str]:
    if part.startswith((">", "<", "=")):
        return part, ""
    name, _, value = part.partition("=")
    return name.strip(), value.strip()


def _list(value: str | None) -> list[str]:
    return [part.strip() for part in (value or "").split(";") if part.strip()]


def _deadline(words: str) -> dict[str, Any]:
    kind, _, due = words.partition(":")
    return {"type": kind, "due": due or None}
