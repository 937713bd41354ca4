"""Leads proposed for tasks that state none: never put into `lead_units`, a person confirms them."""

from __future__ import annotations

import re
from typing import Any

from app.reading.folding import plain
from app.reading.leads import REQUEST
from app.reading.likeness import content_words, covered, weights
from app.reading.topics import TOPICS, Topic
from app.reading.unit_lists import is_unit, list_at, split_units
from app.reading.units import fold_unit, is_collective, unit_kind

LEAST = 0.3
QUOTED = 90
HEAD = 80
DUTIES = 400  # paragraphs that are compared with each task
MAY_LEAD = frozenset(("department", "centre", "police", "health", "school"))
COORDINATES = re.compile(
    r"\b(?:cơ quan|đơn vị|bộ phận) (?:thường trực|đầu mối)|đầu mối|theo dõi, đôn đốc|đôn đốc, (?:kiểm tra|theo dõi)|"
    r"tham mưu[^.;]{0,80}(?:kế hoạch|tổng hợp)|tổng hợp[^.;]{0,60}báo cáo",
    re.I,
)
Proposal = dict[str, Any]


def suggest_leads(tasks: list[dict[str, Any]], units: list[dict[str, Any]]) -> None:
    """Give each task without stated lead its `lead_suggested` (`name`, `why`, `confidence` 0…1), best first.

    The subject of the sentence, then the unit whose paragraph of Tổ chức thực hiện speaks of the same work, then the
    topic's usual lead among the units the document names, last the unit that coordinates the whole plan.
    """
    duties = [t for t in tasks if t["kind"] == "responsibility" and t["lead_units"] and not _collective(t)]
    duties = duties[:DUTIES]
    content = {t["id"]: content_words(" ".join([t["text"], *t["subitems"]])) for t in tasks}
    weight = weights(content.values())
    by_key = {fold_unit(u["name"]): u["name"] for u in units}
    everything = _coordinator(duties)
    for task in tasks:
        if task["lead_units"]:
            continue
        topic = _by_topic(task, by_key)
        proposals = [*_in_front(task), *_by_duty(task, duties, content, weight), *topic]
        task["lead_suggested"] = _best(proposals or everything, topic)


def _collective(task: dict[str, Any]) -> bool:
    return is_collective(task["lead_units"][0])


def _in_front(task: dict[str, Any]) -> list[Proposal]:
    """The task's sentence has a unit as its subject."""
    text = REQUEST.sub("", task["text"][:400])
    listed = list_at(text)
    names = [name for name in split_units(listed) if is_unit(name)] if 0 < len(listed) < min(len(text), 120) else []
    return [
        _proposal(name, f"Câu mở đầu bằng tên đơn vị: “{listed}”", 0.9) for name in names[:1] if not is_collective(name)
    ]


def _by_duty(
    task: dict[str, Any], duties: list[dict[str, Any]], content: dict[str, Any], weight: dict[str, float]
) -> list[Proposal]:
    """Paragraphs of Tổ chức thực hiện that speak of the same work; those of groups and neighbourhoods count less."""
    mine = content[task["id"]]
    scored = [(_same_work(mine, content[d["id"]], weight) * _weight_of(d, task), d) for d in duties]
    proposals = []
    for score, duty in sorted(scored, key=lambda pair: -pair[0])[:3]:
        if score >= LEAST:
            quoted = duty["text"][:QUOTED] + ("…" if len(duty["text"]) > QUOTED else "")
            why = f"Phần Tổ chức thực hiện giao đơn vị này việc tương tự ({duty['place']}): “{quoted}”"
            proposals.append(_proposal(duty["lead_units"][0], why, min(0.85, 0.35 + score)))
    return proposals


def _same_work(mine: frozenset[str], duty: frozenset[str], weight: dict[str, float]) -> float:
    """How far a paragraph covers the task, or both cover each other."""
    one = covered(mine, duty, weight)
    return max(one, (one + covered(duty, mine, weight)) / 2)


def _weight_of(duty: dict[str, Any], task: dict[str, Any]) -> float:
    unit = duty["lead_units"][0]
    if unit_kind(unit) in MAY_LEAD:
        return 1.0
    return 0.9 if fold_unit(unit) in plain(task["text"]) else 0.6


def _by_topic(task: dict[str, Any], by_key: dict[str, str]) -> list[Proposal]:
    """The usual lead of the topic spoken of most, if the document names that unit; what opens the text counts most."""
    text = plain(" ".join([task["text"], *task["subitems"]]))
    section = plain(task.get("section") or "")
    scored = [(_spoken_of(topic, text, section), -at, topic) for at, topic in enumerate(TOPICS)]
    for score, _, topic in sorted(scored, key=lambda entry: entry[:2], reverse=True):
        unit = next((by_key[key] for key in topic.keys if key in by_key), None)
        if score > 0 and unit:
            sure = 0.3 if topic.weight < 0.5 else 0.45 if score >= 3 else 0.4
            return [_proposal(unit, f"Lĩnh vực “{topic.name}” thường do đơn vị này chủ trì", sure)]
    return []


def _spoken_of(topic: Topic, text: str, section: str) -> float:
    """How much a text speaks of a topic: 3 for a word of its opening, less for others."""
    opening = {match.group() for match in topic.pattern.finditer(text[:HEAD])}
    later = {match.group() for match in topic.pattern.finditer(text)} - opening
    heading = bool(topic.pattern.search(section))
    return (3 * min(len(opening), 2) + 0.8 * min(len(later), 3) + 0.5 * heading) * topic.weight


def _coordinator(duties: list[dict[str, Any]]) -> list[Proposal]:
    """The unit that is told to follow up, urge and report on the whole plan."""
    for duty in duties:
        if unit_kind(duty["lead_units"][0]) in MAY_LEAD and COORDINATES.search(duty["text"]):
            why = f"Đơn vị này theo dõi, tổng hợp chung việc thực hiện kế hoạch ({duty['place']})"
            return [_proposal(duty["lead_units"][0], why, 0.2)]
    return []


def _best(proposals: list[Proposal], topic: list[Proposal]) -> list[Proposal]:
    """At most two units, the surest first; a unit that both its paragraph and the topic speak for is surer."""
    usual = fold_unit(topic[0]["name"]) if topic else ""
    best: dict[str, Proposal] = {}
    for proposal in sorted(proposals, key=lambda p: -p["confidence"]):
        best.setdefault(fold_unit(proposal["name"]), proposal)
    for key, proposal in best.items():
        if key == usual and proposal is not topic[0]:
            proposal["confidence"] = round(min(0.9, proposal["confidence"] + 0.15), 2)
    return sorted(best.values(), key=lambda p: -p["confidence"])[:2]


def _proposal(name: str, why: str, confidence: float) -> Proposal:
    return {"name": name, "why": why, "confidence": round(confidence, 2)}
