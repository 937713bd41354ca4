"""Leads proposed for tasks that state none: never put into `lead_units`, a person confirms them."""

from __future__ import annotations

from typing import Any

from app.reading.folding import plain
from app.reading.leads import REQUEST
from app.reading.likeness import content_words, covered, weights
from app.reading.topics import TOPICS
from app.reading.unit_lists import is_unit, list_at, split_units
from app.reading.units import fold_unit

LEAST = 0.3
QUOTED = 90
GENERAL = ("committee", "other")


def suggest_leads(tasks: list[dict[str, Any]], units: list[dict[str, Any]]) -> None:
    """Give each task without stated lead its `lead_suggested` (`name`, `why`, `confidence` 0…1), best first."""
    duties = [t for t in tasks if t["kind"] == "responsibility" and t["lead_units"]]
    content = {t["id"]: content_words(" ".join([t["text"], *t["subitems"]])) for t in tasks}
    weight = weights(content.values())
    by_key = {fold_unit(u["name"]): u for u in units}
    for task in tasks:
        if task["lead_units"]:
            continue
        proposals = [*_in_front(task), *_by_duty(task, duties, content, weight), *_by_topic(task, by_key)]
        task["lead_suggested"] = _best(proposals)


def _in_front(task: dict[str, Any]) -> list[dict[str, Any]]:
    """The task's sentence has a unit as its subject."""
    text = REQUEST.sub("", task["text"][:400])
    listed = list_at(text)
    names = [name for name in split_units(listed) if is_unit(name)] if 0 < len(listed) < min(len(text), 120) else []
    return [_proposal(name, f"Câu mở đầu bằng tên đơn vị: “{listed}”", 0.9) for name in names[:1]]


def _by_duty(
    task: dict[str, Any], duties: list[dict[str, Any]], content: dict[str, Any], weight: dict[str, float]
) -> list[dict[str, Any]]:
    """A paragraph of Tổ chức thực hiện speaks of the same work."""
    mine = content[task["id"]]
    scored = sorted(((covered(mine, content[d["id"]], weight), d) for d in duties), key=lambda pair: -pair[0])
    proposals = []
    for score, duty in scored[:2]:
        if score >= LEAST:
            quoted = duty["text"][:QUOTED] + ("…" if len(duty["text"]) > QUOTED else "")
            why = f"Phần Tổ chức thực hiện giao đơn vị này việc tương tự ({duty['place']}): “{quoted}”"
            proposals.append(_proposal(duty["lead_units"][0], why, min(0.85, 0.4 + score)))
    return proposals


def _by_topic(task: dict[str, Any], by_key: dict[str, Any]) -> list[dict[str, Any]]:
    """The topic's usual lead, if the document names that unit."""
    text = plain(" ".join([task["text"], *task["subitems"]]))
    hits = [(len(pattern.findall(text)), -at, name, keys) for at, (name, pattern, keys) in enumerate(TOPICS)]
    for count, at, name, keys in sorted(hits, reverse=True):
        unit = next((by_key[key] for key in keys if key in by_key), None)
        if count and unit and (-at < len(TOPICS) - 1 or not any(n for n, *_ in hits[:-1])):
            return [_proposal(unit["name"], f"Lĩnh vực “{name}” thường do đơn vị này chủ trì", 0.4)]
    return []


def _best(proposals: list[dict[str, Any]]) -> list[dict[str, Any]]:
    best: dict[str, dict[str, Any]] = {}
    for proposal in sorted(proposals, key=lambda p: -p["confidence"]):
        best.setdefault(fold_unit(proposal["name"]), proposal)
    return list(best.values())[:2]


def _proposal(name: str, why: str, confidence: float) -> dict[str, Any]:
    return {"name": name, "why": why, "confidence": round(confidence, 2)}
