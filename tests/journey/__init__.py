"""The browser journeys; what their helpers assert is told in full."""

import pytest

pytest.register_assert_rewrite(
    *(f"tests.journey.{name}" for name in ("chair", "head", "looking", "person", "reminding", "secretariat"))
)
