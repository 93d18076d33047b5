"""The help library."""
