"""Meetings: series, agendas and their papers, attendance, quorum, votes, minutes, notice and deadlines."""
