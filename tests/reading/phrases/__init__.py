"""Phrases of deadlines with what they mean, one to a line; `phrase.py` says how a line is read."""
