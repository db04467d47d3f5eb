"""Tests of the page for the weekly meeting."""
