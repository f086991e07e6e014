"""Work that Moothall does by itself, later or for long: what waits, what failed and why."""
