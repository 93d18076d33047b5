"""Practices and advocates: members, roles, the caseload board, statistics."""
