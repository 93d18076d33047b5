"""What an operator may see of the running service: figures, traces and lines of log, none of which tells anything of a case."""
