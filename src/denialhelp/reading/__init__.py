"""Pages to facts, and records to dated events."""
