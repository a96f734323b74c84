"""Which names of a story are one: initials under the name that has them, a shorter name under the one longer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

OF_STATES = frozenset("ministry government police army parliament military cabinet presidency navy".split())
"""Bodies that every country has."""
ANYBODY = frozenset(
    "company group organisation organization agency firm party station school team side network".split()
)
"""Words that on each page stand for another body: no longer name elsewhere is theirs."""
LINKS = frozenset({"the", "of", "for", "and", "a"})


def same_name(
    forms: Mapping[str, Counter[str]], described: AbstractSet[str], outlets: AbstractSet[str]
) -> dict[str, str]:
    """Initials ("WMO") under the one name that has them, and the host of an address under the outlet's name."""
    initials: dict[str, set[str]] = defaultdict(set)
    joined: dict[str, set[str]] = defaultdict(set)
    for name in forms.keys() - described:
        words = words_of(name.split(" (")[0])
        if len(words) > 1:
            initials["".join(word[:1] for word in words)].add(name)
            joined["".join(words)].add(name)
    found: dict[str, str] = {}
    for name, told_as in forms.items():
        told: set[str] = set()
        if 2 <= len(name) <= 6 and any(form.isupper() and form.isalpha() for form in told_as):
            told = initials[name]
        elif name in outlets and " " not in name and "." in name:
            told = set().union(*(joined[part] for part in name.split(".")))
        if len(told) == 1:
            found[name] = min(told)
    return found


def shorter(
    every: AbstractSet[str], places: AbstractSet[str], people: AbstractSet[str], outlets: AbstractSet[str]
) -> dict[str, str]:
    """The shorter names that fit into one longer name alone.

    A name of two words or more stands for a longer one that holds all of them; one word alone only for a person whose
    name ends with it, or for an outlet or body whose name ends with it. One that fits into two is neither.
    """
    # In order, since a name that joins another decides what a third can join: equal pages give equal speakers.
    words = {name: words_of(name) for name in sorted(every)}
    holders: dict[str, set[str]] = defaultdict(set)
    for name, own in words.items():
        for word in own:
            holders[word].add(name)
    found: dict[str, str] = {}
    for name, own in words.items():
        if not own or name in places or name in ANYBODY:
            continue
        around = set.intersection(*(holders[word] for word in own)) - {name}
        longer = [
            other
            for other in around
            if len(words[other]) > len(own)
            and not (other.startswith(f"{name} (") and own[-1] in OF_STATES)
            and (len(own) > 1 or other in outlets or other.split(" (")[0].split()[-1] == name)
            and (name in people) == (other in people)
        ]
        fullest = [o for o in longer if not any(set(words[o]) < set(words[p]) for p in longer)]
        if len(fullest) == 1:
            found[name] = fullest[0]
    return found


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that say who it is, without the possessive."""
    return tuple(word.removesuffix("'s") for word in name.split() if word not in LINKS)
