"""Public pages of meetings, matters, decisions and the forward plan."""
