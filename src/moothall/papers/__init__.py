"""What is laid before a meeting: a file checked and read, kept under its digest, and set as PDFs.

It knows no meeting and no table.
"""
