"""Programs that may ask who may decide what: each with a token of its own, for one partnership."""
