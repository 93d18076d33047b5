"""Tags of the payment pages."""
