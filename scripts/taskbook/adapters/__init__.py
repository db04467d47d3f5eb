"""The edges: all that touches a file, a running Excel, Windows, a mail server.

Here: one room for each neighbour, and what they share (`cells`, `locate`, `history`). Not here: what is decided
(`core`), in which order (`actions`), what is said (`texts`).
"""
