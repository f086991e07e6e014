"""Meetings, agendas and decisions brought in from other systems, each once however often it is read."""
