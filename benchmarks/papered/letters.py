"""The letters between meetings: công văn đôn đốc after the third quarter, a tờ trình for a later day."""

from __future__ import annotations

from datetime import date

from app.models import extension_papers, letters
from benchmarks.papered.days import YearScript


def tell(script: YearScript, year: int) -> None:
    """Note them."""
    script.on(date(year, 7, 20), 9, lambda: letters.asking.ask(script.person("chutich"), each=True))
    script.on(date(year, 10, 1), 9, lambda: letters.asking.ask(script.person("chutich")))
    script.at(2, 9, lambda: extension_papers.asking.ask(script.person("kinhte")))
    script.at(15, 9, lambda: extension_papers.asking.ask(script.person("thuky")))
