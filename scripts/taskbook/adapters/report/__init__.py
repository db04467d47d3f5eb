"""Reports as Word files: the office's form or ours, filled, sealed, brought to disk; forms looked over for mistakes.

Here: docxtpl and all that knows Word's files. Not here: what stands in a report (`core.report`, `texts.report`).
"""
