"""Proposals to amend a plan (plan 2025, IV.3): which words propose one, the register's rows, what a decision writes.

Here: the register as typed rows (`register.read_amendments`) for reports, checks and the accept. Not here: which of it
an accept takes in (`replies.amending`), which deadline holds then (`core.changed_deadline`), sentences (`texts`).
"""
