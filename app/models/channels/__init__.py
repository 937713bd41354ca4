"""The channels of reminders: what a commune allows, what a person chose, the person's own endpoints.

`Allowed(commune_id).of(person, scheduled=…)` is the one answer to who is told on which channel. The verbs are in
`endpoints` (a person's own) and `rules` (the commune's).
"""

from app.models.channels.allowed import NO_ADDRESS, NOT_ALLOWED, NOT_CHOSEN, SETTING, Allowed, Ways, standing
from app.models.channels.names import EMAIL, IN_APP, WEBHOOK
from app.models.channels.table import ChannelChoice, Endpoint

__all__ = [
    "EMAIL", "IN_APP", "NOT_ALLOWED", "NOT_CHOSEN", "NO_ADDRESS", "SETTING", "WEBHOOK",
    "Allowed", "ChannelChoice", "Endpoint", "Ways", "standing",
]  # fmt: skip
