"""What must be so before something is done at a meeting, given its rows."""
