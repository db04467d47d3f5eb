"""Thin edges: closed files, a running Excel, mail."""
