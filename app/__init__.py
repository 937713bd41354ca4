"""Rõ Việc: plans in, boards, reminders and briefs out, for Vietnam's communes."""
