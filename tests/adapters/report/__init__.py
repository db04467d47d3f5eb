"""Tests of reports as Word files."""
