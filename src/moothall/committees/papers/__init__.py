"""Papers: what a file really is, its words, where it is kept, who may have it, and the packs made of them."""
