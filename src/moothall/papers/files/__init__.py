"""Files of papers, in and out: checked, read, kept, and set as PDFs."""
