"""The treating provider: invited by a link and a code, reviews and signs one statement, without an account."""
