"""The rules: pure and speechless.

Here: values in, values out; data trouble is a value too, time is an argument. Not here: files, clocks, Excel, pandas,
and sentences (`texts`).
"""
