"""What sharing was said to save, what it has saved, and the chance of reaching each target."""
