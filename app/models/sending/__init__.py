"""How the sending of reminders stands in a commune: what waits, is tried again, failed; and what is done about it."""
