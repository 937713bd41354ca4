"""Rõ Việc: plans in, boards, reminders and briefs out, for Vietnam's communes.

Nothing is imported before it is needed: the process that reads a file (`app.reading.child`) takes only the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.application import Application

CSP = {
    "default-src": "'none'",
    **dict.fromkeys(("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"), "'self'"),
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def create_app(**changes: object) -> Application:
    """Make the application from the environment; `changes` overrides single settings (tests)."""
    import config
    from app import blueprints, commands, database, errors, frame, jobs, language, logs, policy, role_words, sign_in
    from app import models as _tables  # noqa: F401
    from app.application import Application
    from app.extensions import csrf, htmx, migrate, talisman

    app = Application(__name__)
    app.config.from_mapping(config.settings())
    app.config.update(changes)
    app.trust_proxies(app.config["TRUSTED_PROXIES"])
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = database.engine_options(url)
    logs.configure()
    database.db.init_app(app)
    migrate.init_app(app, database.db, directory=str(config.ROOT / "migrations"), render_as_batch=True)
    htmx.init_app(app)
    csrf.init_app(app)
    secure = app.config["SESSION_COOKIE_SECURE"]
    talisman.init_app(
        app,
        force_https=False,
        session_cookie_secure=secure,
        strict_transport_security=secure,
        content_security_policy=CSP,
        referrer_policy="same-origin",
    )
    language.init_app(app)
    sign_in.init_app(app)
    app.before_request(policy.enforce)
    errors.init_app(app)
    frame.init_app(app)
    role_words.init_app(app)
    jobs.init_app(app)
    blueprints.register(app)
    commands.register(app)
    policy.check_declared(app)
    return app
