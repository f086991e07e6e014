"""The pure part of meetings: attendance, votes, quorum, the order of an agenda, series, deadlines."""
