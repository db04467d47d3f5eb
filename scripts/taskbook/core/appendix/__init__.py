"""A plan's appendix, read: from a grid of cells as the file shows them to tasks with their sections, ids and doubts.

`grid` is what any file becomes (`adapters.appendix`), `reading` what comes out; `read` goes from one to the other:
`columns` finds the headings and chooses the table, `rows` tells tasks from sections, totals and rests of cells,
`sections` keeps the path, `identities` proposes ids, `counts` checks declared numbers, `head` and `targets` read the
text around the table. What is not certain is a `Doubt`, never a guess in silence.

Here: what an appendix means. Not here: files (`adapters.appendix`), sentences (`texts.appendix`).
"""
