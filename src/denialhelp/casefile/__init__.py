"""The nouns of the field: frozen values that pass between rooms. No files, clock or network."""
