"""Odds from published external-review decisions, with intervals."""
