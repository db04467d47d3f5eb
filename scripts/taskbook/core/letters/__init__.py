"""Who gets which letter and what stands in it, and what has become of letters so far.

Here: recipients, files that belong to them, the figures and tasks of a letter, the folded ledger. Not here: a mail
server, a file, a clock (`adapters.mail`), the words (`texts.letters`, `templates/`).
"""
