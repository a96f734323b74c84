"""What is said: events, figures, positions and procedures, a file each; none imports another."""

from onrecord.findings.events import events

__all__ = ["events"]
