"""Who says so: stretches of text that somebody answers for, and the chain of voices behind them."""
