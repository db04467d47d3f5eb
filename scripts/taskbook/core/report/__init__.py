"""What stands in a report of a period: which tasks, figures, lists and annexes, and what is left to a person.

Here: chosen from tasks as they stood at a closing and from the units' own words. Not here: sentences (`texts.report`),
the paper's form (`adapters.report`), counting (`core.period`).
"""
