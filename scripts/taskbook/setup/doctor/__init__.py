"""`taskbook doctor`: looks at the computer and the workbook, changes nothing, says what to do."""
