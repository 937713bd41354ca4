"""A person's own channels: add an endpoint, switch it, remove it, note how its test went, choose about e-mail."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from sqlalchemy import func, select

from app import clock
from app.carriers.services import service_of
from app.carriers.target import target_of
from app.database import db
from app.models import reach, telling
from app.models.channels import rules
from app.models.channels.names import WEBHOOK
from app.models.channels.table import ChannelChoice, Endpoint
from app.models.errors import Refused
from app.models.event import record
from app.models.locking import lock
from app.models.text import clean
from app.models.user import User

GONE = "endpoint_gone"
MOST = 10  # endpoints of a person
NAME = 60  # signs of a name
TAIL = 4  # signs of an address that are shown again


def of(person: User) -> list[Endpoint]:
    """A person's endpoints that stand, the oldest first."""
    where = (Endpoint.owner_id == person.id, Endpoint.ended_at.is_(None))
    return list(db.session.scalars(reach.within(person, Endpoint).where(*where).order_by(Endpoint.id)))


def own(person: User, endpoint_id: int) -> Endpoint:
    """One of the person's endpoints that stand. Raises NotFound, for another person's too."""
    endpoint = reach.find(person, Endpoint, endpoint_id)
    if endpoint.owner_id != person.id or endpoint.ended_at is not None:
        raise reach.NotFound(f"endpoint {endpoint_id}")
    return endpoint


def add(by: User, service: str, name: str, address: str, inside: Collection[str] = ()) -> Endpoint:
    """Add an endpoint; a webhook gets its secret here. `inside` is the operator's list, as for `target_of`.

    Raises Refused: `service_not_allowed`, `endpoints_enough`, `endpoint_name_missing`, `webhook_address_wrong`,
    `service_address_wrong`.
    """
    lock(by)
    _refuse_new(by, service, clean(name))
    address = clean(address)
    shown = _webhook_shown(address, inside) if service == WEBHOOK else _service_shown(service, address)
    endpoint = Endpoint(
        commune_id=by.commune_id, owner_id=by.id, service=service, name=clean(name)[:NAME], address=address, shown=shown
    )
    endpoint.secret = secrets.token_urlsafe(32) if service == WEBHOOK else ""
    db.session.add(endpoint)
    record("endpoint.added", endpoint, by, note=service)
    return endpoint


def switch(endpoint: Endpoint, by: User, on: bool) -> None:
    """Switch an endpoint on or off; what waits for one that is off is skipped when it should leave."""
    if endpoint.is_on != on:
        endpoint.is_on = on
        record("endpoint.switched", endpoint, by, after="on" if on else "off")


def retire(endpoint_id: int) -> None:
    """Switch a webhook off that answered that it is gone for good, and tell its owner. Safe to call twice."""
    endpoint = db.session.get(Endpoint, endpoint_id)
    if endpoint is None or not endpoint.is_on or endpoint.service != WEBHOOK:
        return
    endpoint.is_on = False
    record("endpoint.switched", endpoint, None, after="off", note="gone")
    db.session.flush()
    moment = f"{clock.now():%Y%m%dT%H%M%S}"
    owner = db.session.get_one(User, endpoint.owner_id)
    telling.tell(endpoint, GONE, moment, [owner], slot=f"endpoint-gone-{endpoint.id}-{moment}", personally=True)


def remove(endpoint: Endpoint, by: User) -> None:
    """Remove an endpoint; its address and secret are wiped."""
    endpoint.ended_at, endpoint.is_on = clock.now(), False
    endpoint.address = endpoint.secret = ""
    record("endpoint.removed", endpoint, by)


def note_test(endpoint: Endpoint, outcome: str, words: str) -> None:
    """Note how a test message ended: outcome and words of an `Answer`."""
    endpoint.tested_at = clock.now()
    endpoint.test_outcome, endpoint.test_words = outcome, words[:200]


def choice_of(person: User) -> ChannelChoice:
    """What the person chose of e-mail; a row with the defaults, not kept, where nothing was."""
    row = db.session.scalar(reach.within(person, ChannelChoice).where(ChannelChoice.person_id == person.id))
    return row or ChannelChoice(
        commune_id=person.commune_id, person_id=person.id, email_scheduled=True, email_acts=True
    )


def choose(by: User, *, email_scheduled: bool, email_acts: bool) -> None:
    """Choose whether a day's reminders, and what others did, come by e-mail; the application tells in any case."""
    lock(by)
    row = choice_of(by)
    row.email_scheduled, row.email_acts = email_scheduled, email_acts
    db.session.add(row)
    record("user.channels_chosen", by, by, after=f"{email_scheduled:d}{email_acts:d}")


def _refuse_new(by: User, service: str, name: str) -> None:
    if service not in rules.allowed(by.commune_id)["services"]:
        raise Refused("service_not_allowed", field="service")
    if not name:
        raise Refused("endpoint_name_missing", field="endpoint_name")
    standing = (Endpoint.owner_id == by.id, Endpoint.ended_at.is_(None))
    if (db.session.scalar(select(func.count(Endpoint.id)).where(*standing)) or 0) >= MOST:
        raise Refused("endpoints_enough", most=MOST)


def _webhook_shown(address: str, inside: Collection[str]) -> str:
    target = target_of(address, inside)
    if target is None:
        raise Refused("webhook_address_wrong", field="address")
    port = f":{target.port}" if target.port != (443 if target.secure else 80) else ""
    return f"{'https' if target.secure else 'http'}://{target.host}{port}/…"


def _service_shown(service: str, address: str) -> str:
    found = service_of(address)
    if found is None or found.schema != service:
        raise Refused("service_address_wrong", field="address", schema=service)
    return f"{service}://…{address.partition('?')[0][-TAIL:]}"
