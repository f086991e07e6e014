"""Pages about savings: what was promised, what was said since, and what came of it."""
