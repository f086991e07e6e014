"""Forms read off the models of the agreement: what to ask, what was answered, and how to show it again."""
