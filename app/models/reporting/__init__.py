"""Reports of a period: who owes which when, what a unit writes, what the secretariat says of it."""
