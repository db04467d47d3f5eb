"""Pure rules: no file, no clock, no Excel."""
