"""The office that runs the service: cases without health text, settings, queue, figures."""
