"""Scorers, and one command that prints the table of figures from a data folder."""
