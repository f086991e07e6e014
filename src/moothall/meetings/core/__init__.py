"""The pure part of meetings.

Who attends and votes, quorum, the order of an agenda, days of a series, deadlines.
"""
