"""What each council pays: its ledger, line by line, to the penny."""
