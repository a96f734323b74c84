"""Bytes in, articles out: HTML, plain-text captures and JSON Lines, every character traceable to its source."""
