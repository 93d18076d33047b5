"""Durable work: what is to be done once, even where a process dies."""
