"""People who keep cases: sign-in, sessions, export, deletion, reminders."""
