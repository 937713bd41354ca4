"""What a refused or failed request answers: a page, or for htmx a line above the page's content and a toast.

Nobody sees a stack trace; what fails in our own house bears a reference number that the log has too.
"""

from __future__ import annotations

import secrets

import structlog
from flask import Flask, Response, current_app, g, make_response, redirect, render_template, request, url_for
from flask_babel import force_locale
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError, TimeoutError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError

from app import clock, database, formats, htmx, words
from app.application import READS
from app.extensions import login
from app.language import LANGUAGES
from app.models.errors import NotAllowed, Refused, Stale
from app.models.reach import NotFound

BUSY = ("locked", "busy", "timeout", "connection", "starting up", "recovery mode", "too many clients", "deadlock")
COLLIDED = (
    "23505",
    "23503",
    "SQLITE_CONSTRAINT_UNIQUE",
    "SQLITE_CONSTRAINT_PRIMARYKEY",
    "SQLITE_CONSTRAINT_FOREIGNKEY",
)
OUT_OF_RANGE, SQLITE_RANGE = "22003", "to SQLite INTEGER"
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def init_app(app: Flask) -> None:
    """Bind the answers to the errors; `broken` logs a failure once, so Flask doesn't."""
    app.log_exception = lambda exc_info: None  # type: ignore[method-assign]
    for kind, handler in (
        (HTTPException, spoken),
        (CSRFError, stale_page),
        (NotFound, not_found),
        (Refused, refused),
        (StaleDataError, changed_meanwhile),
        (IntegrityError, collided),
        (DataError, too_large),
        (OverflowError, too_large),
        (OperationalError, database_failed),
        (TimeoutError, database_busy),
        (InternalServerError, failed),
    ):
        app.register_error_handler(kind, handler)


def spoken(error: HTTPException) -> Response:
    """Answer an HTTP error in words; 401 leads to the sign-in, an answer given with abort() leaves as it is."""
    if error.response is not None:
        return error.response  # type: ignore[return-value]
    if error.code == 401:
        return signed_out()
    if error.code and error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    return tell(error.code or 500)


def signed_out() -> Response:
    """Lead to the sign-in; htmx gets a dialog instead, so that nothing typed is lost."""
    if htmx.is_partial():
        body = render_template("errors/sign_in.html", problem=words.problem(401), sign_in=url_for("auth.sign_in"))
        return htmx.answer(body, retarget="#dialog", reswap="innerHTML", trigger={"signed-out": {}}, status=401)
    here = request.full_path.rstrip("?") if request.method == "GET" else "/"
    response: Response = redirect(url_for("auth.sign_in", next=here))  # type: ignore[assignment]
    response.vary.add("HX-Request")
    return response


def stale_page(_error: CSRFError) -> Response:
    """Answer a request whose token is missing or of an ended session."""
    return tell(400, key="csrf")


def not_found(_error: NotFound) -> Response:
    """Answer what isn't there, or lies in another commune: nobody learns which."""
    return tell(404)


def refused(error: Refused) -> Response:
    """Answer a refusal of the domain: 403 not allowed, 409 changed meanwhile, else 422."""
    status = 403 if isinstance(error, NotAllowed) else 409 if isinstance(error, Stale) else 422
    return tell(status, words.sentence(error))


def changed_meanwhile(_error: StaleDataError) -> Response:
    """Answer a write that met a newer version."""
    return tell(409)


def collided(error: IntegrityError) -> Response:
    """Answer a write that met another's of the same moment: nothing is saved, sending it again is right."""
    kind = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", None)
    if kind not in COLLIDED:
        return broken(500, error)
    structlog.get_logger().warning("writes collided", kind=kind, endpoint=request.endpoint)
    return tell(409, key="collided")


def too_large(error: DataError | OverflowError) -> Response:
    """Answer a number that no column can hold, as in the address of no row; anything else is our own failure."""
    if getattr(getattr(error, "orig", None), "sqlstate", None) == OUT_OF_RANGE or SQLITE_RANGE in str(error):
        return tell(404 if request.method in READS else 422)
    return broken(500, error)


def database_failed(error: OperationalError) -> Response:
    """Answer 503 where the database is busy or away; anything else is our own failure."""
    if any(word in str(error.orig).lower() for word in BUSY):
        return database_busy(error)
    raise error


def database_busy(error: Exception) -> Response:
    """Ask to come back in a moment, and note what kept the database."""
    return broken(503, error)


def failed(error: InternalServerError) -> Response:
    """Answer what nobody expected."""
    return broken(500, error.original_exception or error)


def tell(status: int, sentence: str | None = None, key: str | None = None) -> Response:
    """Answer an error of the request with its words, on a page with the frame where a person is signed in.

    What the request wrote is undone first: the page would read through it, or fail where its flush did.
    """
    database.rollback()
    problem = words.problem(key or status)
    layout = "base.html" if current_user.is_authenticated else "plain.html"
    said = sentence or problem.sentence % _figures()
    return _answer(status, problem=problem, sentence=said, layout=layout)


def broken(status: int, error: BaseException) -> Response:
    """Answer a failure of our own without asking the database anything, and log it under its reference."""
    database.rollback()
    reference = new_reference()
    structlog.get_logger().error("request failed", reference=reference, endpoint=request.endpoint, exc_info=error)
    if "_login_user" not in g:  # loading the person may be what failed
        g._login_user = login.anonymous_user()
    language = request.cookies.get("language", "vi")
    with force_locale(language if language in LANGUAGES else "vi"):
        problem = words.problem(status)
        said = problem.sentence % _figures()
        response = _answer(status, problem=problem, sentence=said, layout="plain.html", reference=reference)
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response


def new_reference() -> str:
    """A number to be read out on the telephone, `L-4F7K-0852`: four random letters and the local time."""
    return f"L-{''.join(secrets.choice(LETTERS) for _ in range(4))}-{clock.local(clock.now()):%H%M}"


def _figures() -> dict[str, str]:
    limit = current_app.config["MAX_CONTENT_LENGTH"] or 0
    return {"at": formats.moment(clock.now()), "limit": f"{limit // (1024 * 1024)} MB"}


def _answer(status: int, **shown: object) -> Response:
    if htmx.is_partial():
        body = render_template("errors/part.html", **shown)
        return htmx.answer(body, toast=str(shown["sentence"]), retarget="#problem", reswap="innerHTML", status=status)
    return make_response(render_template("errors/page.html", status=status, **shown), status)
