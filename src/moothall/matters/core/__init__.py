"""The pure part of matters: legs, decisions, call-in, the progress of a proposal, and the forward plan."""
