"""What every template of the product keeps to: words through the catalogue, nothing inline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import nodes

TEMPLATES = Path(__file__).parents[2] / "app/templates"
MAILS = TEMPLATES / "mail"  # always Vietnamese, and e-mail knows no style sheets
PAPERS = {"overdue/paper.html", "tasks/paper.html"}  # always Vietnamese
COMPARED = {"kế hoạch"}  # looked for in a title, not shown
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html") if MAILS not in path.parents)
OWN = {"Rõ Việc", "English", "Tiếng Việt"}  # names that are the same in both languages
CLASSES = {"app", "btn", "center", "plain", "app print-wide", "center center-w"}  # blocks and macros that give a class
ATTRIBUTE = re.compile(r"[a-z-]+=\"[^\"]*\"?")  # of macros that give attributes
LETTER = re.compile(r"[^\W\d_]")
MARKED = re.compile(r"[^\W\d_a-zA-Z]")
SPOKEN = ("aria-label", "alt", "placeholder", "title")


def parsed(app, name):
    return app.jinja_env.parse((TEMPLATES / name).read_text(encoding="utf-8"))


def plain_data(tree):
    """The template's own text, in order, with every expression as a NUL."""
    parts = []
    for output in tree.find_all(nodes.Output):
        parts += [node.data if isinstance(node, nodes.TemplateData) else "\0" for node in output.nodes]
    return "".join(parts)


def shown(data):
    """What of the data a person would read: text between tags, and the attributes that are read out."""
    data = re.sub(r"<(kbd)\b[^>]*>.*?</\1>|<!doctype html>", "", data)
    attributes = re.findall(rf'\s(?:{"|".join(SPOKEN)})="([^"\0]*)"', data)
    pieces = [ATTRIBUTE.sub("", piece).strip() for piece in re.split(r"<[^<>]*>|\0", data)]
    return [piece for piece in pieces + attributes if LETTER.search(piece) and piece not in CLASSES]


def unsaid(tree):
    """Texts with Vietnamese letters in expressions that are no argument of gettext."""
    said = {id(c) for call in tree.find_all(nodes.Call) if name_of(call) for c in call.find_all(nodes.Const)}
    constants = (c for c in tree.find_all(nodes.Const) if isinstance(c.value, str) and id(c) not in said)
    return [c.value for c in constants if MARKED.search(c.value) and c.value not in COMPARED]


def name_of(call):
    return isinstance(call.node, nodes.Name) and call.node.name in {"_", "_n", "gettext", "ngettext"}


@pytest.mark.parametrize("name", sorted(set(NAMES) - PAPERS))
def test_every_word_goes_through_the_catalogue(app, name):
    tree = parsed(app, name)
    assert [piece for piece in shown(plain_data(tree)) if piece.lstrip("– ") not in OWN] == []
    assert unsaid(tree) == []


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("mail/")])  # mail has no style sheets
def test_nothing_is_inline(name):
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|<[^>]*\son[a-z]+=|hx-on|javascript:|js:", source) == []
    assert [tag for tag in re.findall(r"<script[^>]*>", source) if " src=" not in tag] == []


@pytest.mark.parametrize("name", NAMES)
def test_forms_that_post_carry_the_token(name):
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    forms = re.findall(r'<form[^>]*method="post".*?(?:</form>|{% endif %}\n)', source, re.S | re.I)
    assert [form for form in forms if not re.search(r"token\(\)|csrf_token|csrf\(\)|form_fields.html", form)] == []


def test_the_lint_sees_what_it_looks_for(app):
    bad = '<p>Xem</p><a aria-label="Đóng">{{ x if y else "Hủy" }}</a>{{ _("Lưu") }}<kbd>F</kbd>'
    tree = app.jinja_env.parse(bad)
    assert shown(plain_data(tree)) == ["Xem", "Đóng"]
    assert unsaid(tree) == ["Hủy"]
