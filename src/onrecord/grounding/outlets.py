"""Papers and stations that a page lets speak: those introduced before a quoted passage, and known ones misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from onrecord.grounding.bodies import Body, bodies, body
from onrecord.grounding.countries import country, fold
from onrecord.grounding.identities import Identity, identity
from onrecord.grounding.mention_words import MentionWords
from onrecord.record import ActorKind, Article, Mention, Span, Why

SHORTEST = 6
"""Letters from which one slip is told from another name."""
TELLING = frozenset("say write report tell add note claim quote reveal disclose publish state warn argue".split())


def block_voices(article: Article) -> Iterator[tuple[Span, ActorKind]]:
    """Where the voice of each quoted block is named, and what it is, each name once."""
    voices = [block.voice for block in article.blocks if block.kind == "quote" and block.voice]
    kinds: dict[Span, ActorKind] = {
        voice.span: "person" if voice.kind == "person" else "organisation" for voice in voices if voice.span
    }
    yield from kinds.items()


def voice_identity(label: str) -> Identity:
    """Country and sectors of a voice by its name, right or misspelt."""
    return misspelt_identity(label) or identity(label)


def misspelt_identity(name: str) -> Identity | None:
    """The identity of the one known outlet whose name is a slip away; None for a known name or none near."""
    if body(name) or country(name):
        return None
    near = misspelt_outlet(fold(name))
    if near is None:
        return None
    return Identity(near.country, near.sectors, Why(rule="misspelt name", score=0.7, detail=near.name))


def is_voice(words: MentionWords, mention: Mention) -> bool:
    """Whether the mention says, writes or reports something."""
    head = words.head(mention.span)
    if head is None:
        return False
    columns = words.columns
    tells = columns.dep[head] == "nsubj" and columns.lemma[columns.head[head]] in TELLING
    return tells or columns.role[head].endswith("source")


@lru_cache(maxsize=20_000)
def misspelt_outlet(name: str) -> Body | None:
    """The one outlet of the table whose folded name is one slip from `name`, with the same first letter."""
    near = {
        outlet.name: outlet
        for size in (len(name) - 1, len(name), len(name) + 1)
        for known, outlet in _by_length().get(size, ())
        if known[:1] == name[:1] and len(known) >= SHORTEST and len(name) >= SHORTEST and one_slip(known, name)
    }
    return next(iter(near.values())) if len(near) == 1 else None


def one_slip(one: str, two: str) -> bool:
    """Whether a letter put in, left out, changed, or two swapped, turns one into the other (Damerau 1964)."""
    if one == two:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    a, b = one[at:], two[at:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and len(a) > 1 and a[2:] == b[2:])


@cache
def _by_length() -> Mapping[int, Sequence[tuple[str, Body]]]:
    found: dict[int, list[tuple[str, Body]]] = {}
    for name, outlet in bodies():
        if "JRN" in outlet.sectors and "NGO" not in outlet.sectors:
            found.setdefault(len(name), []).append((name, outlet))
    return found
