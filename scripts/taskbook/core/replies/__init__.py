"""Answers that units send back, taken into the master: what was sent, what came back, what the master holds now.

`form` finds the answers in a returned sheet, `parse_answer` makes a cell a value, `decide` compares the three values,
`plan` is the whole decision about a set of files; `review` is the plan as a sheet and back, `accept` what the chosen
rows write; `extensions` and `reported` are the two registers. Nothing here knows a file.

Here: what an answer means and what becomes of it. Not here: reading returned files (`adapters.replies`), the rows of
the sheets (`sheets`).
"""
