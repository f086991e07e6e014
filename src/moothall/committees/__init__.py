"""Meetings, papers, votes and decisions; call-in; and a decision in force that varies the agreement."""
