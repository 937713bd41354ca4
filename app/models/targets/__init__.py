"""Targets (chỉ tiêu): readings by period, assessment by rule, what is owed, the table of the year."""

from app.models.targets.owed import lacking

__all__ = ["lacking"]
