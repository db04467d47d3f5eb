"""Tests of a new plan on its way into the workbook."""
