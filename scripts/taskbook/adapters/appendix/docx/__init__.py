"""Word files (.docx) read as Word shows them with all tracked changes accepted: `read` gives the whole `Source`.

`names` the tags, `parts` the package, `numbering` automatic numbers, `text` paragraphs, `tables` tables.

Here: WordprocessingML (ECMA-376 part 1, 17). Not here: what a table means (`core.appendix`).
"""
