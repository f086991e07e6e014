"""Whether a file of each kind is only something to read: nothing that runs, hides or reaches elsewhere."""
