"""The pure part of ledgers: values in, values out."""
