"""A small payment service that speaks Stripe's public interface, for development, tests and demonstrations; no money moves in it."""
