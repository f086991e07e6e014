"""Reading ledgers: the files taken in, how each is read, the sums, and the lines."""
