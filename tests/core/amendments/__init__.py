"""Tests of proposals to amend a plan."""
