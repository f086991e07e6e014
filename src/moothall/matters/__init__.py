"""Matters on their way.

Issues, proposals, the legs of a route, decisions, call-in, taking effect, and the forward plan.
"""
