"""Who did what, and when: events that are kept for good, each linked to the one before."""
