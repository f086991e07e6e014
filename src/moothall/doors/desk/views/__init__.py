"""One view for each page of the desk: it translates, and decides nothing."""
