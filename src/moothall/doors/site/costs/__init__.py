"""Pages about cost: what each council pays in a year, why, what is owed, and what another rule would do."""
