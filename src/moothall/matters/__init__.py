"""Matters from proposal to effect: issues, proposals, routes, decisions, call-in and the forward plan."""
