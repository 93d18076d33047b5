"""Tags of the sending pages."""
