"""Tests of calendars of deadlines."""
