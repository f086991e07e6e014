"""The public site: what the councils have agreed, on any day, for anybody."""
