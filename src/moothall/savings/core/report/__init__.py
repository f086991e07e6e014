"""Reports of savings: figures ready for a page, a sheet or print, each adding up to the next."""
