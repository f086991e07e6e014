"""The pure part of the agreement: terms, variations, the fold and the laws. No Django, file or clock."""
