"""The one kit of forms: what to ask, what was answered, what is wrong with it, and how to show it again."""
