"""A closed workbook: a zip of XML parts, read within bounds and changed without losing what is not ours."""
