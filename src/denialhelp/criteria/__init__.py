"""A coverage policy as a tree of criteria, and the record as proof of each."""
