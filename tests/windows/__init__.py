"""The product on a Windows Python under Wine, its buttons through real COM against a stand-in for Excel.

`machine` makes the Windows computer (once, kept outside the repository), `excel` is the stand-in in a process of its
own, `press` does there what a macro does. Skipped, with the reason, where Wine or what builds the pieces is missing.
"""
