"""Words that tell that what was planned was put off or called off, or did not come about as it was to."""

from __future__ import annotations

import re

_ITS = r"(?:its|the|his|her|their|all)"
_OF_PLANS = (
    r"(?:hearing|vote|meeting|visit|plans?|march|rally|strike|talks|trip|session|speech|debate|auction|ceremony"
    r"|performance|match|launch|search)"
)
PUT_OFF = re.compile(
    r"\b(?:postponed?|put(?:s|ting)?\s+(?:\w+\s+)?off|rescheduled|delayed\s+(?:until|to|by)|moved\s+to"
    r"|adjourned(?!\s+on\b)|deferred|instead(?!\s+of)|scrubbed|took\s+no\s+decision"
    r"|did\s+not\s+(?:take\s+(?:it|them|up)|deal\s+with|go\s+into|hand\s+in)|(?:was|were)\s+not\s+ready)\b",
    re.IGNORECASE,
)
CALLED_OFF = re.compile(
    rf"\b(?:cancell?ed|call(?:s|ed)\s+(?:\w+\s+)?off|scrapped|(?:dropped|gave\s+up)\s+{_ITS}\s+(?:\w+\s+)?{_OF_PLANS}"
    r"|(?:was|were|been)\s+(?:dropped|struck\s+out|given\s+up|abandoned)|c(?:ame|ome)\s+to\s+nothing"
    r"|(?:did|would|will)\s+not\s+(?:take\s+place|happen|be\s+held)|(?:fell|falls?)\s+through|stayed\s+away"
    rf"|(?:has|have|had)\s+withdrawn\s+{_ITS}\s+invitation|off\s+the\s+(?:agenda|programme)"
    r"|(?:turned|turns|been\s+turned)\s+(?:away|back)|(?:stood|sat)\s+alone|stayed\s+(?:dark|unused|empty)"
    r"|(?:will|would|did)\s+not\s+(?:come|travel|attend))\b",
    re.IGNORECASE,
)
FAILED = re.compile(
    r"\b(?:(?:did|could|had|has|have)\s+not|not\s+(?:been|yet|ready|go)|nobody|no\s+one|none\s+of|instead"
    rf"|(?:turned|flew|went|roll\w*)\s+(?:away|back)|dropped\s+{_ITS}|gave\s+up|took\s+no|alone|locked|still|remained"
    r"|unused|stood\s+empty|stayed\s+on|missed|cancelled|postponed|called\s+off|put\s+off|shelved|demand\w*|expects?"
    r"|the\s+year\s+before|last\s+year|without\s+having|in\s+vain|excused)\b"
    r"|\b(?:did|could|was|were|had|has)n['’]t\b|^\W*no\s",
    re.IGNORECASE,
)
"""What a sentence of a plan's day says that tells of no carrying out."""
