"""Outline to statements to wording; the gate that lets no sentence through without its support."""
