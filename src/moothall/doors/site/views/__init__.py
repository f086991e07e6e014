"""One view for each page: it translates a request into questions to the agreement, and decides nothing."""
