"""What makes the master workbook."""
