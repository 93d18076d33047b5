"""The JSON interface for the same steps."""
