"""Public pages of the committees room: meetings, matters, decisions and the forward plan."""
