"""Past meetings and decisions, from files and from other systems."""
