"""One function per step of a case, and the only place where engines are chosen."""
