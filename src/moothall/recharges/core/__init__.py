"""The arithmetic of recharges: exact fractions inside, whole pence at the edge, and nothing lost between."""
