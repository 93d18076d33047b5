"""Denials by the thousand: read, sort, group by cause, draft what is worth it."""
