"""Questions and answers: in an interview a quoted paragraph after a question is the word of the one interviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.attribution.stretches import Page, Stretch
from onrecord.record import Actor, Span, Voice

LEAST_PAIRS = 2
"""Questions with an answer that make a page an interview; one alone is a figure of speech."""
_OPENING, _CLOSING = ('"', "“", "``"), ('"', "”", "''")


def answers(page: Page) -> list[Stretch]:
    """The answers of an interview, each the words of a block; nothing on a page that is none.

    An answer stands wholly in quotation marks, right after a block that ends with a question and has no marks of its
    own, or after another answer.
    """
    blocks = _blocks(page)
    found: list[Stretch] = []
    pairs = 0
    asked = False
    for first, last in blocks:
        quoted = page.forms[first] in _OPENING and page.forms[last] in _CLOSING
        if quoted and asked:
            found.append(Stretch(first, last, "content"))
        else:
            question = page.forms[last] == "?" and not any(page.forms[i] in _OPENING for i in range(first, last + 1))
            pairs += question
            asked = question
    return found if pairs >= LEAST_PAIRS and len(found) >= LEAST_PAIRS else []


def _blocks(page: Page) -> list[tuple[int, int]]:
    """First and last word of each block that has words."""
    ranges: list[tuple[int, int]] = []
    for word, block in enumerate(page.block_of):
        if word and block == page.block_of[word - 1]:
            ranges[-1] = (ranges[-1][0], word)
        else:
            ranges.append((word, word))
    return ranges


def interviewee(page: Page, found: Sequence[Stretch], actors: Sequence[Actor]) -> Voice | None:
    """The person told of most before the first answer, by the name used first; None where nobody is told of."""
    start = page.words.start[found[0].first]
    told: Counter[str] = Counter()
    names: dict[str, Span] = {}
    for actor in actors:
        if actor.kind != "person":
            continue
        for mention in actor.mentions:
            if mention.end <= start:
                told[actor.id] += 1
                if mention.of(page.text)[:1].isupper():
                    names.setdefault(actor.id, mention)
    best = next((actor for actor, _ in told.most_common() if actor in names), None)
    if best is None:
        return None
    return Voice(kind="person", label=names[best].of(page.text), actor=best, span=names[best])
