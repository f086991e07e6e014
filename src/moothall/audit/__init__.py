"""Who did what, and when: events that are never removed, each linked to the one before."""
