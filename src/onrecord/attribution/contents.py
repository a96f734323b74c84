"""What is said, as characters: without outer marks, blanks and the conjunction; and whether it stands in marks."""

from __future__ import annotations

from onrecord.attribution.bundles import Link
from onrecord.attribution.stretches import Page, Stretch
from onrecord.record import Manner, Span

MARKS = "\"“”'‘’„«»`"
QUOTES = frozenset({'"', "“", "”", "``", "''"})
_OPENING_CLAUSES = frozenset({"when", "where", "while", "because", "as", "if", "that", "who", "which", "and", "but"})
_CLOSING = '"”'
_EDGES = MARKS + " \t\r\n,;:—–-"


def trimmed(page: Page, part: Stretch) -> Span | None:
    """The content's characters without outer marks, blanks and an opening "that"; nothing if no letter is left."""
    span = page.span(part)
    conjunction = page.words.dep[part.first].split(":")[0] not in {"det", "nsubj", "obj"}
    if page.forms[part.first].lower() == "that" and conjunction and part.last > part.first:
        span = page.words.span(part.first + 1, part.last)
    text = page.text
    start, end = span.start, _whole_end(page, part, span)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    # A mark whose partner stands inside what is said ("the charges “a bad play.”") belongs to it and stays.
    words = text[start:end]
    if words.count("“") > words.count("”") or (words.count('"') % 2 and not words.startswith('"')):
        end = next((i + 1 for i in range(end, span.end) if text[i] in _CLOSING), end)
    elif words.count("”") > words.count("“"):
        start = next((i for i in range(start - 1, span.start - 1, -1) if text[i] == "“"), start)
    return Span(start, end) if any(c.isalnum() for c in words) else None


def _whole_end(page: Page, part: Stretch, span: Span) -> int:
    """Where the words end without one that only opens a clause which stands elsewhere: "was hiding when"."""
    last = part.last
    while last > part.first and page.forms[last].lower() in _OPENING_CLAUSES and page.words.head[last] > last:
        last -= 1
    return page.words.span(last, last).end if last < part.last else span.end


def manner_of(page: Page, link: Link) -> Manner:
    """Quoted where all of it stands in quotation marks, mixed where some does, headline in a headline."""
    block = page.block_of[link.content[0].first]
    blocks = page.article.blocks
    words = [page.forms[i] for part in link.content for i in range(part.first, part.last + 1)]
    marks = [word in QUOTES for word in words]
    if all(page.forms[part.first] in {'"', "“", "``"} for part in link.content):
        return "quoted"
    if any(marks):
        return "mixed"
    return "headline" if blocks and blocks[block].kind == "headline" else "paraphrased"
