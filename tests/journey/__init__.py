"""The browser journeys; what their helpers assert is told in full."""

import pytest

HELPERS = ("chair", "head", "looking", "meeting", "person", "planning", "reminding")
pytest.register_assert_rewrite(*(f"tests.journey.{name}" for name in HELPERS))
