"""The page that checks an uploaded packet: the file is read in a process with limits, nothing is kept."""
