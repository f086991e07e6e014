"""Who may decide what, by which clauses, and who else could."""
