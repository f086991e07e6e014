"""Ledgers as files: what councils send, the lines as they are stored, and the engines that sum them."""
