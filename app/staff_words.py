"""What staff are called, on pages in their language and in exports, which are Vietnamese."""

from __future__ import annotations

from flask_babel import gettext

from app.marking import N_
from app.models.staff import Staff

WORDS = {
    Staff.CIVIL_SERVANT: N_("Công chức"),
    Staff.PUBLIC_EMPLOYEE: N_("Viên chức"),
    Staff.PART_TIME: N_("Người hoạt động không chuyên trách"),
    Staff.OTHER: N_("Khác"),
}


def choices() -> list[tuple[str, str]]:
    """The staff there are, for a list to choose from."""
    return [(key.value, gettext(words)) for key, words in WORDS.items()]
