"""The pure part of papers.

Blocks, Markdown, kinds of file, what documents are made from, and what is exempt.
"""
