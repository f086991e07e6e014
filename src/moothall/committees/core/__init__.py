"""The pure part of committees: who attends and votes, call-in, deadlines, how far a proposal has come."""
