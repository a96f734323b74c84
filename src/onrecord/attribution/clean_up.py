"""Where a stretch really ends: marks that close, words that cannot end a phrase, contents that are one.

The tagger decides word by word and now and then stops in the middle of a phrase. These rules mend what no reader
would mark so, by quotation marks and syntax; they never move an end across a paragraph or into another stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.attribution.stretches import Page, Stretch, subtree

_OPENING = frozenset({"“", "``"})
_CLOSING = frozenset({"”", "''"})
_PLAIN = '"'
_MARKS = _OPENING | _CLOSING | {_PLAIN}
_LONGEST_QUOTE = 200
"""Words that a quotation may run on after the tagger has left it."""
_LEANING = frozenset(
    {"det", "case", "mark", "aux", "aux:pass", "cop", "amod", "nummod", "nmod:poss", "advmod", "compound", "flat"}
)
"""Relations of words that lean on the word they precede: a phrase does not end with them."""
_CONTINUING = frozenset(
    {"nmod", "obl", "advcl", "xcomp", "advmod", "flat", "compound", "obj", "nsubj", "ccomp", "acl", "amod", "nummod"}
    | {"nmod:unmarked", "obl:unmarked"}
)
"""Relations by which the next words belong to what is said, where no mark stands between."""
_NAMING = frozenset({"flat", "compound", "goeswith"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop", "mark"})
_JOINING = frozenset({"cc"})
_ENDING = frozenset({",", ";", ":", "-", "--", "—", "–"})
_STOPS = _ENDING | frozenset({".", '"', "”", "(", "''"})
_CONNECTIVES = frozenset(
    "however meanwhile moreover furthermore nevertheless nonetheless besides instead separately conversely".split()
)
_REACH = 8
"""Words that two parts of one content may lie apart, and arcs that the next word may hang below it."""


def cleaned(page: Page, found: Sequence[Stretch], end: int | None = None) -> list[Stretch]:
    """The stretches with their ends mended, in order; none runs on behind the word `end`."""
    end = len(page.forms) - 1 if end is None else end
    parts = joined(page, sorted(found))
    mended: list[Stretch] = []
    for number, part in enumerate(parts):
        right = parts[number + 1].first - 1 if number + 1 < len(parts) else end
        while right > part.last and page.block_of[right] != page.block_of[part.first]:
            right -= 1
        mended.append(_MENDERS[part.role](page, part, right))
    return joined(page, mended)


def joined(page: Page, parts: Iterable[Stretch]) -> list[Stretch]:
    """Parts of one sentence that touch are one; so are contents that lie near and are tied by syntax."""
    found: list[Stretch] = []
    for part in parts:
        before = found[-1] if found else None
        if before and part.role == before.role and _one(page, before, part):
            found[-1] = Stretch(before.first, part.last, part.role)
        else:
            found.append(part)
    return found


def _one(page: Page, before: Stretch, part: Stretch) -> bool:
    if page.words.sentence[part.first] != page.words.sentence[before.last]:
        return False
    gap = part.first - before.last - 1
    if part.role != "content":
        return gap == 0 and part.role == "source"
    above = page.words.head[page.head_of(part.first, part.last)]
    below = page.words.head[page.head_of(before.first, before.last)]
    tied = before.first <= above < part.first or part.first <= below <= part.last
    return gap == 0 or (gap <= _REACH and tied)


def _mended_content(page: Page, part: Stretch, right: int) -> Stretch:
    """A content whose end may move as far as the word `right`."""
    part = _without_connective(page, part)
    part = _closed(page, part, right)
    part = _without_marks(page, part)
    return _whole_phrase(page, part, right)


def _mended_source(page: Page, part: Stretch, right: int) -> Stretch:
    """A name does not end in its middle, nor an apposition before the comma that closes it; marks open no source."""
    first, last = part.first, part.last
    while first < last and page.forms[first] in _MARKS | _ENDING:
        first += 1
    for _ in range(3):
        head = page.words.head[last]
        following = last + 1 if last < right and page.words.dep[last + 1] in _NAMING else last
        if page.words.dep[last] in _LEANING and last < head <= right:
            last = head
        elif first <= page.words.head[following] <= last:
            last = following
    parenthesis = "," in page.forms[first:last] and page.forms[last] != ","
    if parenthesis and last < right and page.forms[last + 1] == ",":
        last += 1
    return Stretch(first, last, part.role)


def _mended_cue(page: Page, part: Stretch, right: int) -> Stretch:
    """A cue that is an auxiliary takes its verb."""
    head = page.words.head[part.last]
    leans = page.words.dep[part.last] in _AUXILIARY and part.last < head <= right
    return Stretch(part.first, head, part.role) if leans else part


def _without_connective(page: Page, part: Stretch) -> Stretch:
    """ "However, growth is slowing": the word that ties the sentence to the one before is the author's."""
    ties = page.forms[part.first].lower() in _CONNECTIVES and part.first + 2 <= part.last
    if ties and page.forms[part.first + 1] == ",":
        return Stretch(part.first + 2, part.last, part.role)
    return part


def _closed(page: Page, part: Stretch, right: int) -> Stretch:
    """A content that opens a quotation and stops inside it runs on to the mark that closes it."""
    opened = plain = 0
    for form in page.forms[part.first : part.last + 1]:
        opened = opened + 1 if form in _OPENING else max(0, opened - 1) if form in _CLOSING else opened
        plain += form == _PLAIN
    if not opened and plain % 2 == 0:
        return part
    wanted = _CLOSING if opened else {_PLAIN}
    for word in range(part.last + 1, min(right, part.last + _LONGEST_QUOTE) + 1):
        if page.forms[word] in wanted:
            return Stretch(part.first, word, part.role)
    return part


def _without_marks(page: Page, part: Stretch) -> Stretch:
    """Commas and dashes at the end, and the full stop of an unquoted content, belong to the sentence."""
    quoted = any(form in _MARKS for form in page.forms[part.first : part.last + 1])
    last = part.last
    while last > part.first and (page.forms[last] in _ENDING or (page.forms[last] == "." and not quoted)):
        last -= 1
    return Stretch(part.first, last, part.role)


def _whole_phrase(page: Page, part: Stretch, right: int) -> Stretch:
    """No content ends with a word that leans on the next, or before one that continues it; none ends with "and"."""
    last = part.last
    deps, heads = page.words.dep, page.words.head
    if deps[last] in _JOINING and last > part.first and heads[last] > last:
        return _without_marks(page, Stretch(part.first, last - 1, part.role))
    for _ in range(4):
        end = _leant_on(page, last) if deps[last] in _LEANING else _continued(page, part.first, last, right)
        if not last < end <= right:
            break
        last = end
    return Stretch(part.first, last, part.role)


def _leant_on(page: Page, last: int) -> int:
    """The end of the phrase that the word `last` opens; `last` where it opens none."""
    head = page.words.head[last]
    return phrase_end(page, head) if head > last else last


def _continued(page: Page, first: int, last: int, right: int) -> int:
    """The end of what follows and hangs on the words [first, last] without a mark between; `last` where none does."""
    word = last + 1
    if word > right or page.words.pos[word] == "PUNCT":
        return last
    for _ in range(_REACH):
        head = page.words.head[word]
        if first <= head <= last:
            return phrase_end(page, word) if page.words.dep[word] in _CONTINUING else last
        if head == word:
            break
        word = head
    return last


def phrase_end(page: Page, head: int) -> int:
    """The last word that `head` governs before a mark."""
    end = head
    for word in subtree(page, head):
        if word > head:
            if page.forms[word] in _STOPS:
                break
            end = word
    return end


_MENDERS = {"content": _mended_content, "source": _mended_source, "cue": _mended_cue}
