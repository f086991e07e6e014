"""What an investment in sharing is worth: discounted, paid back, and to each council."""
