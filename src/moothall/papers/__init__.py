"""What is laid before a meeting: files checked, read, stored under their digest, and typeset as PDFs.

It knows nothing of meetings or tables.
"""
