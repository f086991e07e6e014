"""What the councils have agreed, as dated terms that only variations change."""
