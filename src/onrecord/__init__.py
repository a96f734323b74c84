"""onrecord: who says so. Reads news and keeps who said what, with the words that prove it."""

__version__ = "0.1.0"
