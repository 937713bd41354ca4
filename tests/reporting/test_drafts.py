"""The suggested words: rounds of one duty in one line, figures with their unit, nothing said twice in the commune's."""

from __future__ import annotations

from datetime import date

from app.models.reporting import drafts
from app.models.reporting.prefill import Prefill
from app.models.reporting.whole.suggesting import cause_of, suggestions
from app.models.target import Target
from app.models.task.table import Task
from app.papers.brief.words import due
from tests.papers import report_sample


def _task(key: int, text: str, *, series: int | None = None, done: date | None = None, last: date | None = None):
    return Task(id=key, short_text=text, series_id=series, submitted_on=done, due_on=last)


def _suggested(figures: dict) -> dict[str, str]:
    """What is suggested once each late task has the cause that its unit told, as when figures are gathered."""
    for row in figures["tasks"]:
        row["reason"] = cause_of(row, figures["unit_texts"])
    return suggestions(figures)


def test_the_rounds_of_a_duty_are_one_line() -> None:
    done = [
        _task(1, "Sao lưu", series=7, done=date(2026, 2, 23)),
        _task(2, "Ban hành quy chế", done=date(2026, 3, 2)),
        _task(3, "Sao lưu", series=7, done=date(2026, 3, 24)),
    ]
    late = [
        _task(4, "Khảo sát", series=8, last=date(2026, 3, 31)),
        _task(5, "Khảo sát", series=8, last=date(2026, 6, 30)),
    ]
    words = drafts.begin(Prefill(done, late, [], [], [], {5: "Thiếu người"}))
    assert words.results.splitlines() == [
        "- Sao lưu: hoàn thành 02 kỳ, gần nhất ngày 24/03/2026",
        "- Ban hành quy chế: hoàn thành ngày 02/03/2026",
    ]
    assert words.difficulties == "- Khảo sát: quá hạn 02 kỳ (31/03/2026, 30/06/2026), nguyên nhân: Thiếu người"
    assert drafts.why_late(words.difficulties) == ("Khảo sát", "Thiếu người")
    assert drafts.why_late("- Thiếu máy: quá cũ") is None


def test_a_bare_figure_bears_its_unit() -> None:
    percent, minutes = Target(measure_unit="%"), Target(measure_unit="phút")
    assert drafts._with_unit("82,6", percent) == "82,6%"
    assert drafts._with_unit("82,6%", percent) == "82,6%"
    assert drafts._with_unit("9", minutes) == "9 phút"
    assert drafts._with_unit("02/02 tổ", Target(measure_unit="tổ")) == "02/02 tổ"
    assert drafts._with_unit("9", Target(measure_unit=None)) == "9"


def test_the_commune_s_report_says_of_a_late_task_once_and_why() -> None:
    figures = report_sample.snapshot(40)
    row = next(one for one in figures["tasks"] if one["term"] == "late")
    row.update(stated=False, reason=None)
    said = f"- {row['text']}: quá hạn ngày 01/09/2026, nguyên nhân: Chờ thiết bị\n- Thiếu máy quét"
    figures["unit_texts"] = [{"unit": row["unit"], "results": "", "difficulties": said, "proposals": ""}]
    made = _suggested(figures)
    assert made["limits"].count(f"{row['text']} (") == 1
    assert f"{row['text']}: quá hạn" not in made["limits"]
    assert "Thiếu máy quét" in made["limits"]
    day = due(row["due_words"], row["due_on"])
    named = f"({row['unit']}; hạn {day[0].lower()}{day[1:]})"
    assert [line for line in made["causes"].splitlines() if line.endswith(f"{named}: Chờ thiết bị.")]


def test_a_task_isn_t_taken_for_another_that_begins_like_it() -> None:
    figures = report_sample.snapshot(40)
    first, second = [one for one in figures["tasks"] if one["term"] == "late"][:2]
    short = "Lập kế hoạch sao lưu của phường"
    first.update(text=f"{short}; báo cáo kết quả", unit="A", stated=False, reason=None)
    second.update(text=f"{short} và các khu phố", unit="A", stated=False, reason=None)
    lines = [
        f"- {text}: quá hạn ngày 01/09/2026, nguyên nhân: {why}" for text, why in ((short, "Lụt"), ("Khác", "Bão"))
    ]
    figures["unit_texts"] = [
        {"unit": unit, "results": "", "difficulties": "\n".join(lines), "proposals": ""} for unit in ("A", "B")
    ]
    made = _suggested(figures)
    assert [line.partition(" (A")[0] for line in made["causes"].splitlines() if line.endswith(": Lụt.")] == [
        f"- {short}; báo cáo kết quả"
    ]
    assert made["limits"].count("nguyên nhân: Lụt") == 1  # the other unit's own, which isn't listed
    cut = f"- {short} và…: quá hạn ngày 01/09/2026, nguyên nhân: Lũ"
    figures["unit_texts"][0]["difficulties"] = cut
    assert [line for line in _suggested(figures)["causes"].splitlines() if line.endswith(": Lũ.")]
