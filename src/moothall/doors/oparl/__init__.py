"""OParl 1.1: what councils' meetings publish, as data that other systems can follow."""
