"""Speed and memory of a reading."""
