"""Questions and answers: in an interview a quoted paragraph after a question is the word of the one interviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.attribution.stretches import Page, Stretch
from onrecord.record import BODY_KINDS, Actor, Span, Voice

LEAST_PAIRS = 2
"""Questions with an answer that make a page an interview; one alone is a figure of speech."""
LEAST_UNMARKED = 3
"""The same where nothing but the first person marks an answer."""
LEAST_PERSONAL = 4
"""The same where questions without "you" count, too: each is answered by somebody who says "I"."""
LONGEST_QUESTION = 60
"""Words of a block that is a question."""
_ASKED = frozenset({"you", "your", "yourself"})
_SELF = frozenset({"i", "me", "my"})
_SPEAKER = frozenset({"i", "me", "my", "we", "us", "our"})
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


def unmarked_answers(page: Page) -> list[Stretch]:
    """The answers of an interview that has neither marks nor labels, each the words of a block; nothing elsewhere.

    A short block that is a question, "you" in it, and a block in the first person right after it, three times at
    least; the blocks that follow are answers as long as they speak in the first person, too. Where somebody says "I"
    after four questions, those without "you" count as well. What speaks in the first person between the first answer
    and the end is one, too, though what it answers be no question ("Some say that you work for them.").
    """
    found = _answers_to(page, with_you=True) or _answers_to(page, with_you=False)
    return _with_the_rest(page, found) if found else []


def _with_the_rest(page: Page, found: Sequence[Stretch]) -> list[Stretch]:
    """The answers with those blocks behind the first that follow a question or speak in the first person."""
    known = {stretch.first for stretch in found}
    blocks = [block for block in _blocks(page) if _is_body(page, block[0]) and block[0] >= found[0].first]
    whole = []
    for at, block in enumerate(blocks):
        question = page.forms[block[1]] == "?"
        speaks = _has_any(page, block, _SPEAKER) or (at and _asks_you(page, blocks[at - 1]))
        if block[0] in known or (speaks and not question):
            whole.append(Stretch(*block, "content"))
    return whole


def _answers_to(page: Page, *, with_you: bool) -> list[Stretch]:
    found: list[Stretch] = []
    pairs = personal = 0
    after = False
    question = False
    for first, last in _blocks(page):
        if not _is_body(page, first):
            continue
        speaks = _has_any(page, (first, last), _SPEAKER)
        if _asks_you(page, (first, last)) if with_you else _asks(page, (first, last)):
            after = question = True
        elif after and speaks:
            found.append(Stretch(first, last, "content"))
            pairs += question
            personal += question and _has_any(page, (first, last), _SELF)
            question = False
        else:
            after = question = False
    enough = pairs >= LEAST_UNMARKED if with_you else personal >= LEAST_PERSONAL
    return found if enough else []


def _is_body(page: Page, word: int) -> bool:
    blocks = page.article.blocks
    return not blocks or blocks[page.block_of[word]].kind in BODY_KINDS


def _asks_you(page: Page, block: tuple[int, int]) -> bool:
    return _asks(page, block) and _has_any(page, block, _ASKED)


def _asks(page: Page, block: tuple[int, int]) -> bool:
    first, last = block
    short = last - first < LONGEST_QUESTION
    return short and page.forms[last] == "?" and not _has_any(page, block, _SPEAKER)


def _has_any(page: Page, block: tuple[int, int], wanted: frozenset[str]) -> bool:
    """Whether one of these words stands in the block outside quotation marks."""
    inside = False
    for form in page.forms[block[0] : block[1] + 1]:
        if form == '"':
            inside = not inside
        elif form in _OPENING or form in _CLOSING:
            inside = form in _OPENING
        elif not inside and form.lower() in wanted:
            return True
    return False


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
