"""Ledger lines as files: Parquet, written whole or not at all, and checked against their digests."""
