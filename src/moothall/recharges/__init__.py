"""What each council pays for what it shares: cost pools, drivers, allocation, bills and settlement."""
