"""A variation at the desk: drafted step by step, checked, agreed to, and recorded."""
