"""A stand-in for Excel in a Windows process of its own: its windows, its COM, its type library, its being busy.

What it does with cells is the strict Excel of `tests.live`; here is only what stands between that and another process.
`python -m tests.windows.excel FOLDER BOOK…` runs it; the folder is how tests speak to it (`desk`).
"""
