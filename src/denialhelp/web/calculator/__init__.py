"""The calculator: the last days of a case that somebody describes, and the rule behind each. It keeps nothing."""
