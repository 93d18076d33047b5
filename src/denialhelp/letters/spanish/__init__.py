"""A letter's sentences in Spanish, for the signer to read beside the English that is sent."""
