"""Inviting to a meeting: who is invited (`guests`), by which day (`days`), telling them (`sending`)."""
