"""Meetings at the desk: planned, their agenda and papers, who is there, votes, decisions and minutes."""
