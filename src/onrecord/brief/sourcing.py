"""Independent sources by the name that readers know them by, and how many there are, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.brief.desk import Desk
from onrecord.brief.voices import is_named, is_pronoun
from onrecord.brief.wording import NO_OUTLET, NOT_NAMED, counted, listed
from onrecord.record import Cite, RoundUp, Source


def source_name(source: Source) -> str:
    """The fullest name of a source; a source that no page names is told as such."""
    return NOT_NAMED if source.label.startswith("unnamed") else " ".join(source.label.split())


def folded(name: str) -> str:
    """A name without what print varies: case, apostrophes, an article before it."""
    return " ".join(name.replace("’", "'").lower().removeprefix("the ").split())


def named_sources(round_up: RoundUp, desk: Desk) -> Mapping[str, str]:
    """For each statement of the story, by id, the name of the source whose word it is."""
    return {cite.item: name for source in round_up.sources for name in [source_name(source)] for cite in source.cites}


def is_source_named(source: Source, desk: Desk) -> bool:
    """Whether a page says who the source is; an outlet in its own voice is known by its name."""
    if source.label.startswith("unnamed"):
        return False
    cites = [cite for cite in source.cites if cite.page in desk.voices]
    return source.own or any(_names(cite, desk) for cite in cites)


def _names(cite: Cite, desk: Desk) -> bool:
    """Whether the page says who stands at the origin: by name there, or by a pronoun that stands for a name."""
    statement = desk.voices[cite.page].statements.get(cite.item)
    if statement is None:
        return False
    origin, name = statement.chain[-1], desk.chain(cite)[-1]
    return is_named(origin) or (is_pronoun(origin.label) and not is_pronoun(name) and name[:1].isupper())


def told_apart(sources: Sequence[Source], desk: Desk) -> tuple[tuple[str, ...], int]:
    """The names of the sources that a page names, each once, and how many are only described.

    A name whose words all stand in another ("the police", "the city police") may be the same: it adds none. Somebody
    who is only described ("the head", "you") may be one of those named: that counts for no source of its own.
    """
    names: dict[str, str] = {}
    described = 0
    for source in sources:
        name = source_name(source)
        if is_source_named(source, desk):
            names.setdefault(folded(name), name)
        else:
            described += 1
    words = {name: frozenset(name.replace("'s", "").split()) for name in names}
    return tuple(
        told for name, told in names.items() if not any(words[name] < other for other in words.values())
    ), described


def sources_told(sources: Sequence[Source], desk: Desk) -> str:
    """2 independent sources: A, B (and 1 not named, who may be one of them); of one the number alone."""
    names, described = told_apart(sources, desk)
    if not names:
        return "no source named" if described else ""
    told = counted(len(names), "independent source")
    if len(names) > 1:
        told += f": {listed(names)}"
    return told + (f" (and {described} not named, who may be among them)" if described else "")


def outlets_told(outlets: Sequence[str]) -> tuple[str, ...]:
    """The names of outlets; one that its page does not name is told as such."""
    return tuple(NO_OUTLET if outlet == "unnamed" else " ".join(outlet.split()) for outlet in outlets)
