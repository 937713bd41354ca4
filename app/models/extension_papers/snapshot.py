"""What a tờ trình for later days says, frozen as JSON (`app.papers.extension_request.snapshot`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import counting, people
from app.models.briefing.letterhead import AS_ABOVE, letterhead
from app.models.commune import Commune
from app.models.plan import Plan
from app.models.roles import Role
from app.models.task.overdue import Request
from app.models.unit import Unit
from app.models.user import User

TEMPLATE_VERSION = "extension-3"
WORD = re.compile(r"[^\W\d_]+")
NO_LEAD = "Chưa rõ chủ trì"


def freeze(by: User, requests: Sequence[Request]) -> dict[str, Any]:
    """The snapshot of these requests; the paper of one unit is its own, of several the asker's."""
    on, commune = clock.today(), db.session.get_one(Commune, by.commune_id)
    units = list({one.task.lead_unit_id: one.task.lead_unit for one in requests}.values())
    name = commune.name_on(on).full
    return {
        "template_version": TEMPLATE_VERSION,
        "formula_version": counting.FORMULA_VERSION,
        "taken_at": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "on": on.isoformat(),
        "letterhead": {**letterhead(commune, on, "TTr"), **_issuer(by, units, name)},
        "to": f"Chủ tịch Ủy ban nhân dân {name}",
        "plans": _plans(by.commune_id, requests),
        "units": [unit.name if unit else NO_LEAD for unit in units],
        "requests": [_request(one) for one in requests],
    }


def mark_of(unit: Unit) -> str:
    """How a unit is written in a symbol: "Phòng VH-XH" gives VHXH, "Văn phòng" VP."""
    words = WORD.findall(unit.short_name)
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    return "".join(capitals) or "".join(word[0].upper() for word in words)


def _issuer(by: User, units: Sequence[Unit | None], commune: str) -> dict[str, Any]:
    """Issued by the one unit and signed by its head; for several, by the unit of who asks for the paper."""
    unit = units[0] if len(units) == 1 else _own(by)
    if unit is None:
        return {"symbol": "TTr-UBND", "recipients": [AS_ABOVE, "- Lưu: VT."]}
    heads = people.holding(by.commune_id, Role.DEPARTMENT_HEAD, unit_id=unit.id)
    signer = heads[0] if heads else None
    title = _office(signer.position, unit) if signer and signer.position else "Thủ trưởng đơn vị"
    return {
        "superior": f"UBND {commune.upper()}",
        "issuer_lines": [unit.name.upper()],
        "symbol": f"TTr-{mark_of(unit)}",
        "signer_title_lines": [title.upper()],
        "signer_name": signer.name if signer else None,
        "recipients": [AS_ABOVE, f"- Lưu: VT, {mark_of(unit)}."],
    }


def _office(position: str, unit: Unit) -> str:
    """The office alone, since the unit stands at the head: "Trưởng phòng Văn hóa - Xã hội" signs as "Trưởng phòng"."""
    name = unit.name.partition(" ")[2]
    short = position.removesuffix(name).strip() if name else position
    return short or position


def _own(by: User) -> Unit | None:
    ids = sorted(by.unit_ids())
    return db.session.get(Unit, ids[0]) if ids else None


def _plans(commune_id: int, requests: Sequence[Request]) -> list[dict[str, Any]]:
    """The plans that the tasks come from, in order."""
    ids = {one.task.plan_id for one in requests if one.task.plan_id}
    found = db.session.scalars(select(Plan).where(Plan.commune_id == commune_id, Plan.id.in_(ids)).order_by(Plan.id))
    return [
        {
            "title": plan.title,
            "number": plan.number,
            "issued_on": plan.issued_on.isoformat() if plan.issued_on else None,
            "issuer": plan.issuer,
        }
        for plan in found
    ]


def _request(one: Request) -> dict[str, Any]:
    task, asked = one.task, one.extension
    return {
        "code": task.code,
        "text": task.text,
        "unit": task.lead_unit.name if task.lead_unit else NO_LEAD,
        "due_words": task.deadline_words,
        "due_on": (task.due_on or asked.from_on).isoformat(),
        "wanted_on": asked.wanted_on.isoformat(),
        "reason": asked.reason,
        "asked_on": clock.local(asked.asked_at).date().isoformat(),
        "days_late": asked.days_late or 0,
        "extended": task.extended,
    }
