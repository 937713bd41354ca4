"""The rules by the words that stand for them in addresses."""

from __future__ import annotations

from collections.abc import Iterable

from app.models.rules import defaults

SLUGS = {
    defaults.DUE_BEFORE: "sap-den-han",
    defaults.REPORTING_DUE: "ky-bao-cao",
    defaults.OVERDUE: "qua-han",
    defaults.ESCALATED_OFFICE: "bao-van-phong",
    defaults.ESCALATED_CHAIR: "bao-chu-tich",
    defaults.AGENDA: "chuong-trinh-hop",
    defaults.CONFIRM_WAITS: "cho-xac-nhan",
    defaults.EXTENSION_WAITS: "cho-gia-han",
    defaults.EXPLANATION_LATE: "chua-giai-trinh",
    defaults.UPDATE_MISSING: "chua-cap-nhat",
    defaults.RECHECK: "hoi-lai",
    defaults.PART_DUE: "phoi-hop-sap-den-han",
    defaults.PART_OVERDUE: "phoi-hop-qua-han",
    defaults.REPORT_OWED: "sap-den-han-bao-cao",
    defaults.REPORT_LATE: "cham-bao-cao",
    defaults.REPORT_ESCALATED: "cham-bao-cao-bao-thu-ky",
    defaults.READING_MISSING: "thieu-so-lieu",
}
KEYS = {slug: key for key, slug in SLUGS.items()}


def _any(keys: Iterable[str]) -> str:
    return f"<any({','.join(repr(SLUGS[key]) for key in keys)}):code>"


ANY, ANY_OF_TASKS = _any(SLUGS), _any(defaults.OF_TASKS)
