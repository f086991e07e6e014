"""Matters at the desk: proposals on their way, decisions of one person, call-in, and notices."""
