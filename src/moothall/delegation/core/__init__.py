"""The pure part of delegation: the space of decisions, regions of it, power, and its review."""
