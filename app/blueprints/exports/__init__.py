"""Xuất dữ liệu: one entry, many reports; a form over a question, as a table file or as text to paste."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("exports", __name__, url_prefix="/xuat-du-lieu")

from app.blueprints.exports import form_page, pages  # noqa: E402, F401
