"""How letters leave the house: as draft files, as drafts in Outlook, through a mail server; and the ledger."""
