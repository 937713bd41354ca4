"""Letters: what they say (`compose`), where they leave from (`server`), how they are handed over (`smtp`)."""

from app.mail.trying import send_test

__all__ = ["send_test"]
