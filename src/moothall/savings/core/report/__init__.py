"""What is told of savings: figures ready for a page, a sheet or a print, each adding up to the next."""
