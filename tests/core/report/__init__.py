"""Tests of what stands in a report."""
