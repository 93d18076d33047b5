"""What protects the cases: encryption, the audit log, limits on how often, uploads that never lie open on the disk."""
