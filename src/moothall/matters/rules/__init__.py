"""What must be so before something is decided or called in, given the rows."""
