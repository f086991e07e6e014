"""The words of each kind of file, as blocks."""
