"""Paying for a letter, where the installation asks for it: prices, Checkout, receipts, refunds."""
