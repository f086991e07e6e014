"""Past meetings and decisions, from files and from what other systems answer."""
