"""A plan's appendix, read: from a grid of cells as the file shows them to tasks with their sections, ids and doubts.

`grid` is what any file becomes (`adapters.appendix`), `reading` what comes out, `choice` what a person decided; `read`
goes from one to the other. `pieces` chooses the table and those that go on with it, `columns` and `leaves` find its
headings (`vocabulary`); `looks` and `rows` tell tasks from sections, totals and rests of cells; `tasks` makes `drafts`
of them, with their `sections`, `identities` and checked `numbers`; `counts` holds declared numbers against them;
`head`, `subjects`, `issuers` and `targets` read the text around the table; `legibility` refuses rubbish.
What is not certain is a `Doubt`, never a guess in silence.

Here: what an appendix means. Not here: files (`adapters.appendix`), sentences (`texts.appendix`).
"""
