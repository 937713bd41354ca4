from __future__ import annotations

from datetime import date


def test_x(sink, task, remind, post):
    task(due_on=date(2026, 10, 9))
    task(due_on=date(2026, 9, 30), unit=None)
    print(remind(), post(), post())
    print(sink.mails[0].as_string())
    print(sink.mails[0].get_body(("plain",)).get_content())
    assert 0
