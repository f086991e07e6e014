"""Sums over ledger lines: one question, three engines that answer it to the penny, one place for headings."""
