"""Who gets which letter and what it says, decided without a mail server, a file or a clock."""
