"""Benefits at the desk: where each stands, moved on with what shows it, and what it is held against."""
