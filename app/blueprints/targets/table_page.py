"""The table of a year as a file, as the page shows it."""

from __future__ import annotations

from flask import Response
from flask_babel import force_locale
from flask_login import current_user

from app import clock, formats, short_writes, target_table
from app.blueprints.targets import address, blueprint
from app.blueprints.targets.import_page import sent, unit_words
from app.models.targets import listing
from app.models.targets.listing import Asked
from app.policy import signed_in
from app.target_words import period_name, six


@blueprint.get("/bang")
@signed_in
def table_file() -> Response:
    """The targets of the year that the page shows, by plan and group: all quarters, share of the plan, assessment."""
    asked = address.read()
    year = listing.year_of(current_user, asked)
    short_writes.log_access(current_user, "targets.exported", f"{asked.year}:{len(year.rows)}")
    with force_locale("vi"):
        data = target_table.write(year, " · ".join(_words(asked)))
    return sent(data, f"bang-chi-tieu-{(asked.key or str(asked.year)).lower()}.xlsx")


def _words(asked: Asked) -> list[str]:
    """As of when, whose, which of them; always Vietnamese."""
    as_of = f"Số liệu đến hết {period_name(asked.key)}" if asked.key else "Số liệu hiện có"
    sieved = [f"chỉ các chỉ tiêu {six()[asked.word]}"] if asked.word else []
    sieved += ["chỉ các chỉ tiêu thiếu số liệu kỳ đã qua"] if asked.lacks else []
    made = f"{current_user.commune_name()}, lập ngày {formats.day(clock.today())}"
    return [as_of, made, *unit_words(asked), *sieved]
