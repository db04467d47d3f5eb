"""The commands of `taskbook`, one module each; `main` finds them.

Here: the front end in a terminal: options, exit codes, JSON. Not here: buttons (`buttons`), the work itself
(`actions`), what is said at its end (`actions.outcomes`).
"""
