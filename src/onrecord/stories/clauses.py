"""The clause that a day stands in: what it is told of, whether only by the way, and whether it is a saying's day."""

from __future__ import annotations

import re

from onrecord.record import Span

_VERB = (
    r"(?:\w{3,}ed|was|were|had|has|have|began|broke|burnt|came|fell|flew|gave|hit|kept|led|left|lost|made|met|put|ran"
    r"|rose|sank|set|shot|shut|sold|struck|took|went|won|will|would|is|are)"
)
_OPENS = re.compile(
    rf"(?:^\W*|,\s*|\s)(?P<opener>who|whom|whose|which|after|before|that(?=\s+{_VERB}\b))\b", re.IGNORECASE
)
"""How a clause begins that tells what is known of somebody or something, or came before or after; what was when
something else was is told of one day."""
_NAMED = re.compile(r"(?:[\w’'-]+\s+){1,4},?\s*$")
"""Who or what a clause is about: the words before it."""
_CLOSES = re.compile(r"[,;:]\s|\s[–—-]\s|[.!?]?[\"”’]?\s*$")
_LEAST = 12
"""Characters of a main clause that can stand without the clauses in it."""
_SAYING = r"(?:said|says|told|stated|declared|added|wrote|reported|insisted|repeated|testified)"
_SAID_ON = re.compile(
    rf"\b{_SAYING}\b(?P<between>(?:\s+[\w’'-]+){{0,9}}?)\s+(?:late\s+|early\s+)?(?:on\s+)?$", re.IGNORECASE
)
_DID = re.compile(rf"\b(?:{_VERB}|that|should|would|could|may|might|must|can)\b", re.IGNORECASE)
_ON_DAY_SAID = re.compile(rf"^\s+(?:[\w’'-]+\s+){{0,4}}?{_SAYING}\b", re.IGNORECASE)
_GIVEN = re.compile(r"\b(?:given|issued|published|released)\s+(?:late\s+|early\s+)?(?:on\s+)?$", re.IGNORECASE)
_QUOTES = re.compile(r"[\"“”]")
_FIRST = re.compile(r"^\W*(?:on|late|early)?\s*$", re.IGNORECASE)


def clause_of(sentence: str, day: Span) -> tuple[str, bool]:
    """The words of the clause that holds the day, and whether it tells of something only named by the way.

    `day` is within `sentence`. A main clause is given without the clauses that open in it, where enough is left.
    """
    opened = _opening(sentence, day)
    if opened is not None:
        named = _NAMED.search(sentence, 0, opened) if sentence[opened] in "wWtT" else None
        return sentence[named.start() if named else opened : _closing(sentence, day.end)], True
    kept, at = "", 0
    for match in _OPENS.finditer(sentence):
        if match.start("opener") < at or match.start("opener") <= day.start < match.end():
            continue
        end = _closing(sentence, match.end())
        if end <= day.start or match.start() >= day.end:
            kept, at = kept + sentence[at : match.start()] + " ", end
    kept += sentence[at:]
    return (kept if len(kept.strip()) >= _LEAST + len(day) else sentence), False


def _opening(sentence: str, day: Span) -> int | None:
    """Where the clause opens that the day stands in; None in the main clause."""
    opened = [match.start("opener") for match in _OPENS.finditer(sentence, 0, day.start)]
    if not opened or _CLOSES.search(sentence, opened[-1], day.start + 1) and _closing(sentence, opened[-1]) < day.start:
        return None
    return opened[-1]


def _closing(sentence: str, start: int) -> int:
    closes = _CLOSES.search(sentence, start)
    return closes.start() if closes else len(sentence)


def is_saying(sentence: str, day: Span) -> bool:
    """Whether the day is that on which somebody said what the sentence tells."""
    before, after = sentence[: day.start], sentence[day.end :]
    said = _SAID_ON.search(before)
    if _GIVEN.search(before) or (said and not _DID.search(said["between"])):
        return True
    return bool(_ON_DAY_SAID.match(after.removeprefix(",") if _FIRST.match(before) else after))


def is_quoted(sentence: str, day: Span) -> bool:
    """Whether the day stands between the marks of a quotation that the sentence opens."""
    return len(_QUOTES.findall(sentence, 0, day.start)) % 2 == 1
