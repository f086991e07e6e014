"""Sums over ledger lines.

One question, three engines that answer it to the penny, one place for headings.
"""
