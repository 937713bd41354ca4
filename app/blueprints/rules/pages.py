"""All rules in words; one rule with its form, its exceptions and the next times it will speak."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import ruling_forms
from app.blueprints.rules import blueprint
from app.blueprints.rules.addresses import ANY, KEYS, SLUGS
from app.forecast_words import occasion_words
from app.models import powers, unit_lists
from app.models.errors import Refused
from app.models.rules import defaults, editing, exceptions, forecast, history
from app.models.rules.book import COMMUNE, Book
from app.models.rules.defaults import RULES
from app.owed_pages import owed_path
from app.policy import allow

SHOWN = 20  # times to come
GROUPS = (
    (defaults.DUE_BEFORE, defaults.REPORTING_DUE),
    (defaults.OVERDUE, defaults.ESCALATED_OFFICE, defaults.ESCALATED_CHAIR, defaults.AGENDA),
    (
        defaults.CONFIRM_WAITS,
        defaults.EXTENSION_WAITS,
        defaults.EXPLANATION_LATE,
        defaults.UPDATE_MISSING,
        defaults.RECHECK,
    ),
    (defaults.PART_DUE, defaults.PART_OVERDUE),
    defaults.OF_UNITS,
)


@blueprint.get("/nhac-viec")
@allow(*powers.RULERS)
def index() -> str:
    """Each rule: when it speaks by the commune's ruling, to whom, how many exceptions."""
    book, counted = Book(current_user.commune_id), exceptions.counts(current_user.commune_id)
    groups = zip(_headings(), GROUPS, strict=True)
    rules = [(heading, [(RULES[key], book.of(key)) for key in keys]) for heading, keys in groups]
    return render_template("rules/index.html", groups=rules, counted=counted, slugs=SLUGS, errors={})


@blueprint.get(f"/nhac-viec/{ANY}")
@allow(*powers.RULERS)
def show(code: str) -> str:
    """A rule: the commune's ruling, its exceptions, what is coming."""
    return _show(code)


@blueprint.post(f"/nhac-viec/{ANY}")
@allow(*powers.RULERS)
def save(code: str) -> Any:
    """Set the commune's ruling."""
    rule = RULES[KEYS[code]]
    return _changed(
        code,
        lambda: editing.set_ruling(current_user, rule.key, None, ruling_forms.read(rule), ruling_forms.seen()),
        _("Đã lưu lịch nhắc"),
    )


@blueprint.post(f"/nhac-viec/{ANY}/mac-dinh")
@allow(*powers.RULERS)
def reset(code: str) -> Any:
    """Take the commune's ruling away: the default holds again."""
    return _changed(
        code,
        lambda: editing.clear(current_user, KEYS[code], None, ruling_forms.seen()),
        _("Đã khôi phục mặc định"),
    )


def _changed(code: str, act: Callable[[], None], said: str) -> Any:
    return ruling_forms.changed(act, url_for("rules.show", code=code), said, lambda refusal: _show(code, refusal))


def _show(code: str, refusal: Refused | None = None) -> str:
    commune_id, rule = current_user.commune_id, RULES[KEYS[code]]
    book, found = Book(commune_id), exceptions.of(commune_id, rule.key)
    taken = {unit.id for unit, _ruling in found.units}
    choices = [one for one in unit_lists.choices(commune_id, boards=True) if one[0] not in taken]
    form = ruling_forms.shown(rule, book.of(rule.key), book.own(rule.key, COMMUNE), refusal)
    shown = {"log": history.of(commune_id, rule.key), "coming": forecast.coming(commune_id, rule.key, SHOWN)}
    return render_template(
        "rules/show.html",
        code=code,
        exceptions=found,
        choices=choices,
        occasion_words=occasion_words,
        owed_path=owed_path,
        **shown,
        **form,
    )


def _headings() -> tuple[str, ...]:
    return (
        _("Trước hạn"),
        _("Quá hạn, báo cáo lên trên"),
        _("Chờ quyết định, trả lời, cập nhật"),
        _("Phần việc phối hợp"),
        _("Báo cáo kỳ, số liệu chỉ tiêu"),
    )
