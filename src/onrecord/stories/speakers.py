"""One speaker under the names that several pages use: "Civil Protection" is the "Civil Protection Office"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.record import Reading
from onrecord.stories.tellings import Telling, speaker_of, voice_key

Full = Mapping[str, str]
"""For a shorter name the fullest name that it can only stand for, both in lower case."""
_LINKS = frozenset({"the", "of", "for", "and", "a"})


def full_names(readings: Iterable[Reading]) -> dict[str, str]:
    """The shorter names of the voices of a story's pages that fit into one longer name alone.

    A name of two words or more stands for a longer one that holds all of them; one word alone only for a person whose
    name ends with it, or for an outlet. A name that fits into two that differ stands for neither.
    """
    people: set[str] = set()
    outlets: set[str] = set()
    names: set[str] = set()
    for reading in readings:
        for statement in reading.statements:
            outlets.add(voice_key(statement.chain[0]))
            for voice in statement.chain[1:]:
                spoken = speaker_of(reading, voice)
                names |= spoken
                if voice.kind == "person":
                    people |= spoken
    return _settled(names | outlets, people, outlets)


def _settled(names: set[str], people: set[str], outlets: set[str]) -> dict[str, str]:
    words = {name: _words(name) for name in names}
    holders: dict[str, set[str]] = defaultdict(set)
    for name, own in words.items():
        for word in own:
            holders[word].add(name)
    found: dict[str, str] = {}
    for name, own in words.items():
        if not own:
            continue
        around = set.intersection(*(holders[word] for word in own)) - {name}
        longer = [
            other
            for other in around
            if len(words[other]) > len(own)
            and (len(own) > 1 or other in outlets or (other in people and other.split()[-1] == name))
        ]
        fullest = [o for o in longer if not any(set(words[o]) < set(words[p]) for p in longer)]
        if len(fullest) == 1:
            found[name] = fullest[0]
    return found


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("'s").removesuffix("’s") for word in name.split() if word not in _LINKS)


def named_in_full(told: Sequence[Telling], full: Full) -> tuple[Telling, ...]:
    """The tellings with speakers and chains by their fullest names."""
    return tuple(
        replace(
            telling,
            speaker=frozenset(full.get(name, name) for name in telling.speaker),
            chain=tuple(full.get(name, name) for name in telling.chain),
        )
        for telling in told
    )
