"""Rules as they were when a migration was written. Never changed: an old upgrade gives what it gave."""
