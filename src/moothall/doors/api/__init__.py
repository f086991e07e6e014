"""For programs: the agreement as JSON, read only, with the same answers as the pages."""
