"""Periods that are closed."""
