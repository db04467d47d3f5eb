"""Theo dõi nhiệm vụ: follow, judge and report the tasks of a commune's plans in an Excel workbook."""
