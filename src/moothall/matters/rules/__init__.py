"""What must be true before something is decided or called in, given the rows."""
