"""How letters leave the house: as draft files, as drafts in Outlook, through a mail server.

Here: templates, messages, ways to send, the ledger on disk. Not here: who gets a letter (`core.letters`).
"""
