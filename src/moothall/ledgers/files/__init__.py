"""Ledgers as files: what councils send, read line by line; the lines as they are stored.

And the engines that sum them.
"""
