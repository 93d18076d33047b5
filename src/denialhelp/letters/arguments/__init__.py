"""The arguments by reason: each turns the payer's stated reason and the case's facts into points, or into nothing where it has no proof."""
