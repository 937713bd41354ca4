"""Twelve reports of the year: units send theirs, the secretariat takes them, words and freezes the commune's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from app import clock
from app.demo import measured, order
from app.models.paperwork import issuing
from app.models.reporting import drafts, lists, prefill, rules, writing
from app.models.reporting.whole import gathering, keeping, periods, suggesting, words
from app.models.reporting.windows import MONTHLY, Rule, Window, of_key
from app.models.task.period import QUARTERLY, between
from app.report_pictures import picture
from benchmarks.papered import told
from benchmarks.papered.days import YearScript

NOT_SENT = {("2026-05", order.SCHOOL), ("2026-08", order.MILITARY), ("2026-11", order.HEALTH)}


def tell(script: YearScript, year: int) -> None:
    """Note them, and the readings of each quarter."""
    script.on(date(year, 1, 21), 9, lambda: rules.change(script.person("thuky"), replace(Rule(MONTHLY), is_on=True)))
    settled = rules.of(script.place.commune.id)
    for key in told.KEYS:
        window = of_key(f"{year}{key}", settled)
        assert window is not None
        closed = partial(script.laid.days.add, window.to_on)
        script.on(closed(1), 15, partial(_units_write, script, window))
        script.on(closed(2), 9, partial(_take, script, window))
        script.on(closed(3), 9, partial(_freeze, script, window))
        script.on(closed(4), 15, partial(_issue, script, window, told.KEYS[key]))
    for quarter in between(QUARTERLY, date(year, 1, 1), date(year, 12, 31)):
        day = quarter.end.replace(day=15)
        script.on(script.laid.days.forward(day), 10, partial(measured.measure, script, quarter, told.VALUES))


def _units_write(script: YearScript, window: Window) -> None:
    """Every unit sends what the product put together for it; some write of their own, one now and then forgets."""
    commune = script.place.commune.id
    if window != lists.present(commune):
        return
    for owed in lists.round_of(commune, window).missing:
        unit = owed.unit
        if (window.key, unit.name) in NOT_SENT:
            continue
        said = told.words(window, unit.name, drafts.begin(prefill.of(unit, window)))
        writing.send(unit, script.place.head_of(unit.id), window, said)


def _take(script: YearScript, window: Window) -> None:
    """What was sent is taken: by the secretary, the office's own by the chair."""
    for report in lists.waiting(script.place.commune.id):
        secretary = script.person("thuky")
        writing.accept(report, secretary if writing.may_decide(secretary, report.unit) else script.person("chutich"))


def _freeze(script: YearScript, window: Window) -> None:
    """Begun, sections worded, the leader's copy of the third quarter handed up, then frozen."""
    secretary = script.person("thuky")
    report = keeping.begin(secretary, periods.window_of(script.place.commune.id, window.key))
    suggested = suggesting.suggestions(gathering.gather(report))
    for section, said in told.sections(window, suggested).items():
        words.save(report, secretary, section, said, suggested[section])
    if window.key.endswith(told.HANDED_UP):
        keeping.hand_up(report, secretary, picture)
    keeping.freeze(report, script.person("thuky"), draw=picture)


def _issue(script: YearScript, window: Window, number: str) -> None:
    """The clerk's number and day."""
    report = next(one for one in keeping.every(script.place.commune.id) if one.period_key == window.key)
    assert report.paper is not None
    issuing.issue(report.paper, script.person("thuky"), number=number, on=clock.today())
