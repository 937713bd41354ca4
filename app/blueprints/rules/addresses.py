"""The rules by the words that stand for them in addresses."""

from __future__ import annotations

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
}
KEYS = {slug: key for key, slug in SLUGS.items()}
ANY = f"<any({','.join(repr(slug) for slug in KEYS)}):code>"
