"""Moothall runs a partnership of councils that share services."""

__version__ = "0.1.0"
