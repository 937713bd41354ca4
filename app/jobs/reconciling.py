"""The clock's part in reconciling: once a night for every commune, what ought to be told against what is there."""

from __future__ import annotations

import structlog

from app import database
from app.jobs.reminding import communes
from app.models.reconciling import comparing, keeping

log = structlog.get_logger()


def reconcile_communes() -> None:
    """Reconcile the communes that are due; the comparison only reads, one that fails doesn't stop the others."""
    failed = 0
    for commune_id in communes():
        try:
            _reconcile(commune_id)
        except Exception:
            log.exception("reconciliation failed", commune=commune_id)
            failed += 1
    if failed:
        raise RuntimeError(f"the reconciliation of {failed} communes failed")


def _reconcile(commune_id: int) -> None:
    with database.reading():
        found = comparing.compare(commune_id) if keeping.is_due(commune_id) else None
    if found is None:
        return
    with database.transaction():
        kept = keeping.keep(commune_id, found)
    if kept and found.differences:
        log.error("reconciliation differs", commune=commune_id, differences=len(found.differences))
