"""Reminders that are humane: who is away, the digest of the week, the calendar of next year, after an outage."""
