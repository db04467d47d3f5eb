"""The page for the weekly meeting: which tasks, units and decisions stand on it, and how many fit.

Here: what is chosen from judged tasks, in which order, and how the page's lines are shared out. Not here: words
(`texts.weekly`), cells and heights (`sheets.weekly`).
"""
