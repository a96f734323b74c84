"""Who says so: stretches of text that somebody answers for, and the chain of voices behind them."""

from onrecord.attribution.statements import InnerRoles, statements

__all__ = ["InnerRoles", "statements"]
