"""What must be true before something is done at a meeting, given its rows."""
