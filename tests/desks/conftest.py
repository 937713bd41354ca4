"""Pages that belong to other places are stand-ins where those places are not there yet."""

from __future__ import annotations

from tests.boards.conftest import chair, head, places, secretary

__all__ = ["chair", "head", "places", "secretary"]
