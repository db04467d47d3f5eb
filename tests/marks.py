"""Marks of tests that not every system can run."""

from __future__ import annotations

import os

import pytest


def unix_only(reason: str) -> pytest.MarkDecorator:
    """Leave a test out on Windows, which lacks what it is about."""
    return pytest.mark.skipif(os.name == "nt", reason=reason)
