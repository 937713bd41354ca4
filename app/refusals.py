"""What every view does with a refusal before it draws a page: undo what the verb half did."""

from __future__ import annotations

from app import database
from app.models.errors import Noted, Refused, Stale


def undo(refusal: Refused) -> int:
    """Undo what a refused verb changed before it refused; the status of the answer: 409 where stale, else 422.

    A page drawn without this shows the change, and its version, as saved: the corrected form is then refused as stale.
    What a Noted refusal wrote down stays, and its answer is 200: that of an error would undo it.
    """
    if isinstance(refusal, Noted):
        return 200
    database.rollback()
    return 409 if isinstance(refusal, Stale) else 422
