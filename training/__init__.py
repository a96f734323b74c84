"""How the shipped models are made: one command from a data folder to the file in the package."""
