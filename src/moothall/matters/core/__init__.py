"""The pure part of matters: legs, decisions, call-in, how far a proposal has come, and the forward plan."""
