"""Ledgers at the desk: files brought in and reversed, words brought to headings, lines and downloads."""
