"""Migrations; what they need of rules stands in `frozen`, never in the application, which goes on changing."""
