"""`same_as` against the coreference of GUM: whom pronouns stand for, and which names are one.

Read from raw text like everything else. Genres written or spoken for the public are counted, not conversations and
video blogs. A mention of ours is a gold mention where both have the same head word.

pronoun_accuracy: of the personal pronouns of the third person (he, she, they and their forms; gold says a person,
group or body, and names or describes it before), the share joined with a mention of that one. pronoun_precision: of
those that we join with anybody, the share joined rightly. it_accuracy and it_precision are the same for "it" and "its"
of bodies and places. name_link_f1: of names (not those within another name) that are not the first mention of their
entity, how many are joined with one of theirs (recall), and of those that we join, how many rightly (precision).
"""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from evaluation.figure import Figure
from evaluation.language import GoldDocument, treebank_documents
from onrecord.language import load
from onrecord.language.coreference import resolved
from onrecord.record import Analysis, Article

GENRES = ("news", "interview", "bio", "speech", "voyage", "academic", "textbook")
PERSONAL = frozenset("he him his himself she her hers herself they them their theirs themselves".split())
NEUTER = frozenset("it its itself".split())
ACTING = frozenset({"person", "organization", "place"})
NAMED = frozenset({"person", "organisation", "place", "facility", "group"})
_PART = re.compile(r"\((\d+)-([a-z]+)|(\d+)\)|\)")


class GoldMention(NamedTuple):
    """A stretch of words [first, last] of a gold document, its head word among them."""

    entity: str
    sort: str
    first: int
    last: int
    head: int


def gold_mentions(document: GoldDocument) -> list[GoldMention]:
    """The mentions that the `Entity=` cells of a document spell, in the order in which they end."""
    found: list[GoldMention] = []
    opened: list[tuple[str, str, int]] = []
    for word, cells in enumerate(document.cells):
        value = next((part.removeprefix("Entity=") for part in cells[9].split("|") if part.startswith("Entity=")), "")
        for part in _PART.finditer(value):
            if part[1]:
                opened.append((part[1], part[2], word))
                continue
            place = next((i for i in range(len(opened) - 1, -1, -1) if part[3] in (None, opened[i][0])), None)
            if place is not None:
                entity, sort, first = opened.pop(place)
                found.append(GoldMention(entity, sort, first, word, _head(document.heads, first, word)))
    return found


def _head(heads: Sequence[int], first: int, last: int) -> int:
    """The word of [first, last] that hangs on a word outside."""
    return next((word for word in range(first, last + 1) if not first <= heads[word] <= last), last)


class Ours(NamedTuple):
    """One mention of ours by the first characters of head words: its kind, its own, and that of whom it stands for."""

    kind: str
    head: int
    joined: int | None


def our_mentions(analysis: Analysis) -> Iterator[Ours]:
    """What our mentions say: each stands for the first name among those that are one, or the first mention of all.

    `joined` is None for a mention that stands for nobody but itself.
    """
    at = {start: word for word, start in enumerate(analysis.start)}
    ends = {end: word for word, end in enumerate(analysis.end)}
    above = [-1 if head == word else head for word, head in enumerate(analysis.head)]
    meant: dict[int, int] = {}
    for mention in analysis.mentions:
        if mention.kind in NAMED:
            meant.setdefault(mention.same_as, mention.id)
    heads = [
        analysis.start[_head(above, at[mention.span.start], ends[mention.span.end])] for mention in analysis.mentions
    ]
    for mention in analysis.mentions:
        other = meant.get(mention.same_as, mention.same_as)
        yield Ours(mention.kind, heads[mention.id], None if other == mention.id else heads[other])


def counts(document: GoldDocument, analysis: Analysis) -> Counter[str]:
    """Right, answered and gold, by kind of pronoun and for names."""
    gold = gold_mentions(document)
    entities: Mapping[int, set[str]] = defaultdict(set)
    for mention in gold:
        entities[document.spans[mention.head][0]].add(mention.entity)
    ours = list(our_mentions(analysis))
    by_head = {mention.head: mention for mention in ours if mention.kind == "pronoun"}
    total: Counter[str] = Counter()
    told: set[str] = set()
    for mention in sorted(gold, key=lambda m: (m.first, -m.last)):
        cells = document.cells[mention.head]
        form = cells[1].casefold()
        kind = "pronoun" if form in PERSONAL else "it" if form in NEUTER else ""
        if not kind and cells[3] != "PRON":
            told.add(mention.entity)
        if not kind or mention.sort not in ACTING or mention.entity not in told or mention.first != mention.last:
            continue
        answer = by_head.get(document.spans[mention.head][0])
        joined = answer.joined if answer else None
        total[f"{kind} gold"] += 1
        total[f"{kind} answered"] += joined is not None
        total[f"{kind} right"] += joined is not None and mention.entity in entities.get(joined, ())
    return total + _name_counts(document, gold, ours, entities)


def _name_counts(
    document: GoldDocument, gold: Sequence[GoldMention], ours: Sequence[Ours], entities: Mapping[int, set[str]]
) -> Counter[str]:
    total: Counter[str] = Counter()
    joined = {mention.head: mention.joined for mention in ours if mention.kind in NAMED}
    seen: set[str] = set()
    for mention in sorted(gold, key=lambda m: (m.first, -m.last)):
        named = _is_name(document, mention)
        start = document.spans[mention.head][0]
        if named and mention.entity in seen:
            other = joined.get(start)
            total["name gold"] += 1
            total["name right"] += other is not None and mention.entity in entities.get(other, ())
        if document.cells[mention.head][3] != "PRON":
            seen.add(mention.entity)
    known = {start for start in entities if start in joined}
    total["name answered"] = sum(joined[start] is not None for start in known)
    return total


def _is_name(document: GoldDocument, mention: GoldMention) -> bool:
    """Whether the mention is a name of its own: "Boston", but not that of the Boston Red Sox."""
    cells, above = document.cells[mention.head], document.heads[mention.head]
    inside = above >= 0 and document.cells[above][3] == "PROPN" and cells[7].split(":")[0] in {"compound", "flat"}
    return cells[3] == "PROPN" and mention.sort in ACTING and not inside


def figures(data: Path) -> dict[str, Figure]:
    """language.SET.pronoun_accuracy and its like for every treebank whose cells hold entities."""
    found: dict[str, Figure] = {}
    for path in sorted((data / "language").glob("*-dev*.conllu")):
        began = time.perf_counter()
        documents = [d for d in treebank_documents(path) if d.id.startswith(tuple(f"GUM_{g}_" for g in GENRES))]
        articles = [Article(id=document.id, text=document.text) for document in documents]
        total: Counter[str] = Counter()
        for article, document, analysis in zip(articles, documents, load().analyse(articles), strict=True):
            total += counts(document, resolved(article, analysis))
        name, seconds = path.name.split(".")[0], time.perf_counter() - began
        for kind in ("pronoun", "it"):
            for key, of in (("accuracy", "gold"), ("precision", "answered")):
                if total[f"{kind} {of}"]:
                    share = total[f"{kind} right"] / total[f"{kind} {of}"]
                    found[f"language.{name}.{kind}_{key}"] = Figure(share, total[f"{kind} {of}"], seconds)
        if total["name gold"]:
            share = 2 * total["name right"] / (total["name gold"] + total["name answered"])
            found[f"language.{name}.name_link_f1"] = Figure(share, total["name gold"], seconds)
    return found
