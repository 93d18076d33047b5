"""The help library: which pages may exist, their content, search index and static build."""
