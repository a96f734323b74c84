"""What is said: events, figures, positions and procedures, a file each; none imports another."""

from onrecord.findings.blocking import with_blockers
from onrecord.findings.events import events
from onrecord.findings.figures import figures
from onrecord.findings.positions import positions
from onrecord.findings.procedures import procedures

__all__ = ["events", "figures", "positions", "procedures", "with_blockers"]
