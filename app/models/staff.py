"""Which staff a person belongs to: each is graded by rules of its own (domain rules §3.5)."""

from __future__ import annotations

from enum import StrEnum

from app.models.unit import Unit, UnitKind

PUBLIC_EMPLOYEES = (UnitKind.SCHOOL, UnitKind.HEALTH)
CIVIL_SERVANTS = (UnitKind.DEPARTMENT,)


class Staff(StrEnum):
    """Công chức (Nghị định 335/2025/NĐ-CP), viên chức (233/2026/NĐ-CP), không chuyên trách, others."""

    CIVIL_SERVANT = "civil_servant"
    PUBLIC_EMPLOYEE = "public_employee"
    PART_TIME = "part_time"
    OTHER = "other"


def usual(unit: Unit | None) -> Staff | None:
    """What people of a unit of this kind mostly are, a guess; None where the kind doesn't tell."""
    kind = unit.kind if unit else None
    if kind in CIVIL_SERVANTS:
        return Staff.CIVIL_SERVANT
    if kind == UnitKind.NEIGHBOURHOOD:
        return Staff.PART_TIME
    return Staff.PUBLIC_EMPLOYEE if kind in PUBLIC_EMPLOYEES else None
