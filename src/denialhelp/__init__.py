"""DenialHelp: a health-insurance denial in, a provable appeal out."""

__version__ = "0.1.0"
