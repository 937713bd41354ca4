"""htmx 4 in and out: who asks for what part of a page, and an answer of parts, toast and headers.

htmx-flask 0.1.0 knows the request headers of htmx 2; what 4 renamed is read here, and only here.
"""

from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, render_template, request
from flask_babel import gettext as _
from htmx_flask import make_response

Toast = dict[str, str]


def is_partial() -> bool:
    """Does htmx ask for parts to swap in? False for a page load, also when htmx restores a page of the history."""
    asked = bool(request.htmx) and "HX-History-Restore-Request" not in request.headers  # type: ignore[attr-defined]
    return asked and request.headers.get("HX-Request-Type") != "full"


def source_id() -> str | None:
    """The id of the element that sent the request (`form#report` gives `report`), or None."""
    return _id_of(request.headers.get("HX-Source"))


def target_id() -> str | None:
    """The id of the element to be swapped (`div#out` gives `out`), or None.

    With `htmx.ajax` htmx 4.0.1 names the source here: don't decide anything of weight by it.
    """
    return _id_of(request.headers.get("HX-Target"))


def _id_of(name: str | None) -> str | None:
    return name.partition("#")[2] or None if name else None


def toast(text: str, undo: str | None = None, link: str | None = None, label: str | None = None) -> Toast:
    """A short message with at most one way on: `undo` is an address to POST to, `link` one to open."""
    way = {"undo": undo, "link": link, "label": label or (_("Hoàn tác") if undo else _("Xem"))}
    return {"text": text, **{key: value for key, value in way.items() if value and (undo or link)}}


def answer(
    *parts: str,
    toast: Toast | str | None = None,
    live: str | None = None,
    trigger: dict[str, Any] | None = None,
    retarget: str | None = None,
    reswap: str | None = None,
    push_url: str | None = None,
    status: int = 200,
) -> Response:
    """Answer htmx with rendered parts (the first is the main one, the rest swap themselves by `hx-swap-oob`).

    `live` is one sentence for screen readers; `reswap` may carry modifiers; dict triggers leave as ASCII JSON.
    """
    events = dict(trigger or {})
    if toast:
        events["toast"] = {"text": toast} if isinstance(toast, str) else toast
    spoken = render_template("parts/live.html", words=live) if live else ""
    response = make_response(
        "\n".join([*parts, spoken]), status, trigger=events or None, retarget=retarget, push_url=push_url
    )
    if reswap:  # htmx-flask refuses modifiers and two of the plain words
        response.headers["HX-Reswap"] = reswap
    response.vary.add("HX-Request")
    return response


def done(url: str, *parts: str, toast: Toast | str | None = None, saved: str | None = None, **headers: Any) -> Response:
    """Answer a change that is made: its parts to htmx, else a redirect to `url` whose page shows the toast.

    `saved` is the `keep` of a textarea whose text the browser may forget now; `headers` are those of `answer`.
    """
    if is_partial():
        if saved:
            headers["trigger"] = {**(headers.get("trigger") or {}), "saved": {"keep": saved}}
        return answer(*parts, toast=toast, **headers)
    if toast:
        flash({"text": toast} if isinstance(toast, str) else toast, "toast")  # type: ignore[arg-type]
    if saved:
        flash(saved, "saved")
    response = redirect(url, 303)
    response.vary.add("HX-Request")
    return response  # type: ignore[return-value]


def leave(url: str, said: str) -> Response:
    """Lead to another page after a change, for htmx too; that page says what was done."""
    flash({"text": said}, "toast")  # type: ignore[arg-type]
    response: Response = answer() if is_partial() else redirect(url, 303)  # type: ignore[assignment]
    if is_partial():
        response.headers["HX-Redirect"] = url
    response.vary.add("HX-Request")
    return response
