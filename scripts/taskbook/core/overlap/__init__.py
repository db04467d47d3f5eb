"""Which tasks of different plans look like the same work, and why.

Here: what a task's text is about, how much two of them have in common, which pairs of many have enough. Not here: what
is said of a pair (`texts.issues`), where the tasks stand (`core.check.overlaps`).
"""

from taskbook.core.overlap.find import Overlap, Work, find_overlaps

__all__ = ["Overlap", "Work", "find_overlaps"]
