"""Rights that follow from the agreement: what an office gives, which post is relied on, whose a draft is."""
