"""Tests of the file of estimates."""
