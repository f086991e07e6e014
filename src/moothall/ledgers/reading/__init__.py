"""Opening the files that councils keep their ledgers in, and reading them line by line."""
