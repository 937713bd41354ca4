"""The names that templates know: no two places give the same one."""

from __future__ import annotations

from collections import Counter

from flask import Flask


def test_no_name_of_a_template_is_given_twice(app: Flask) -> None:
    """What a context processor gives hides the global of that name, on every page and without a word."""
    with app.test_request_context("/"):
        given = Counter(
            name
            for processors in app.template_context_processors.values()
            for processor in processors
            if processor.__module__.startswith("app.")
            for name in processor()
        )
    ours = {
        name for name, value in app.jinja_env.globals.items() if getattr(value, "__module__", "").startswith("app.")
    }
    assert [name for name, n in given.items() if n > 1 or name in ours] == []
