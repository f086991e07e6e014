"""Meetings and decisions of the past: entered as their records say, and not run again by today's rules."""
