"""Periods that are closed: which period a day closes, each task as it stood then, figures, and what changed since."""
