"""The link with which the first commune of an empty deployment is made; worth nothing once there is one."""

from __future__ import annotations

import hashlib

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer

from app.models import communes

HOLDS = 7 * 24 * 60 * 60  # seconds


def token() -> str:
    """A signed token for the set-up page."""
    return _signer().dumps("first commune")


def holds(given: str) -> bool:
    """Is this a token of ours, not too old, and is there no commune yet?"""
    try:
        _signer().loads(given, max_age=HOLDS)
    except BadSignature:
        return False
    return not communes.every()


def _signer() -> URLSafeTimedSerializer:
    how = {"digest_method": hashlib.sha256, "key_derivation": "hmac"}
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="first-set-up", signer_kwargs=how)
