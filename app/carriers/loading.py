"""From what a message says to the carrier that takes it: by the message's channel, always in Vietnamese."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from flask import current_app

from app.carriers import letters, sayings
from app.carriers.carrier import Carrier, NoWay
from app.carriers.chat import Chat
from app.carriers.services import service_of
from app.carriers.target import target_of
from app.carriers.webhook import Note, Webhook
from app.mail import compose
from app.models import channels
from app.models.channels import Endpoint
from app.models.contents import Contents

NOT_STANDING = "channel off"
BAD_ADDRESS = "bad address"


def load(says: Contents, token: str = "") -> Carrier:
    """The carrier of a message that says something; `token` is that of a password link. Raises NoWay."""
    message = says.message
    if message.channel == channels.EMAIL:
        return letters.load(says, token)
    endpoint = channels.standing(message.commune_id, message.channel)
    if endpoint is None or not says.person.active:
        raise NoWay(NOT_STANDING)
    if endpoint.service != channels.WEBHOOK:
        return _chat(endpoint, sayings.text(says))
    return _webhook(endpoint, Note(sayings.body(says), compose.mail_id(message), message.ambiguous > 0))


def trial(endpoint: Endpoint) -> Carrier:
    """A test message to an endpoint, whose address is looked at like any other. Raises NoWay."""
    if endpoint.service != channels.WEBHOOK:
        return _chat(endpoint, sayings.trial(endpoint))
    key = f"test.{secrets.token_hex(8)}"
    return _webhook(endpoint, Note(sayings.trial_body(endpoint, key), key))


def inside() -> Collection[str]:
    """The places (`host:port`) in the operator's house that webhooks may call; a commune can't set them."""
    return current_app.config["WEBHOOK_INSIDE"]


def _webhook(endpoint: Endpoint, note: Note) -> Webhook:
    target = target_of(endpoint.address, inside())
    if target is None:
        raise NoWay(BAD_ADDRESS)
    return Webhook(target, endpoint.secret, note)


def _chat(endpoint: Endpoint, text: str) -> Chat:
    service = service_of(endpoint.address)
    if service is None:
        raise NoWay(BAD_ADDRESS)
    return Chat(endpoint.address, text, service.hosts)
