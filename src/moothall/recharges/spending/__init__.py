"""Spending over £500 that a council has published: kept as it went out, and never with a name left out."""
