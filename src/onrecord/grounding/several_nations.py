"""Several nations before one noun are several actors: "Hungarian and Romanian officials"."""

from __future__ import annotations

from itertools import pairwise

from onrecord.grounding.identities import Clue, Reading, read_phrase
from onrecord.record import Span


def nations_apart(text: str, span: Span) -> list[tuple[Span, str]]:
    """Where each nation of a phrase stands whose nations are joined by "and", with its code; empty where one stands.

    The last one's span runs to the end of the phrase: "Hungarian", then "Romanian officials".
    """
    phrase = span.of(text)
    reading = read_phrase(phrase)
    front = [clue for clue in reading.clues if clue.country and clue.first < reading.end]
    chain = front[:1]
    for one, other in pairwise(front):
        if other.country == one.country or not _joined(phrase, reading, one, other):
            break
        chain.append(other)
    if len(chain) < 2:
        return []
    starts = [span.start + reading.spans[clue.first].start for clue in chain]
    ends = [span.start + reading.spans[clue.last - 1].end for clue in chain[:-1]] + [span.end]
    return [(Span(a, b), clue.country or "") for a, b, clue in zip(starts, ends, chain, strict=True)]


def _joined(phrase: str, reading: Reading, one: Clue, other: Clue) -> bool:
    """Whether "and", "or" or a comma alone stands between two clues."""
    between = phrase[reading.spans[one.last - 1].end : reading.spans[other.first].start].strip().casefold()
    return between in {"and", "or", ",", ", and", "&"}
