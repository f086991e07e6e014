"""Work that Moothall does by itself in the background: what waits, what failed and why."""
