"""Tests of the printed list of all tasks."""
