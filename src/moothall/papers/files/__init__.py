"""Files of papers, in and out: checked, read, stored, and typeset as PDFs."""
