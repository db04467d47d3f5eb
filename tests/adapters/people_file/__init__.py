"""Tests of the extract by the person in charge."""
