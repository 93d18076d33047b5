"""DenialHelp: a health-insurance denial in, a provable appeal out."""

__version__ = "0.3.0"
