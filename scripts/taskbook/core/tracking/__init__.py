"""The printed list of all tasks. Here: how tasks are grouped, and where pages end.

Not here: sentences, cells, what a sheet looks like.
"""
