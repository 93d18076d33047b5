"""The help library on the running site: the same pages at the same addresses, with dates and search that need no script."""
