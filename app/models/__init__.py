"""The domain: open this folder and read what the product is about. No request, no RQ in here."""

from app.models import (  # noqa: F401  every table must be known before a mapper is configured
    absence,
    channels,
    committee,
    commune,
    commune_report,
    event,
    export_form,
    feed,
    file,
    job_run,
    meeting,
    meeting_parts,
    notification,
    paper_issue,
    plan,
    plan_change,
    reconciliation,
    review_act,
    target,
    task,
    throttle,
    unit,
    unit_report,
    user,
    view,
)
from app.models.rules import rule  # noqa: F401
from app.models.task import comments, explanation, records  # noqa: F401
