"""The pure part of papers: blocks, Markdown, kinds of file, the contents of documents, and what is exempt."""
