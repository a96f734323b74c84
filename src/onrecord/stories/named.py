"""The figures of a page under the fullest names of their speakers, the agency behind a reprint among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.record import Reading, Voice
from onrecord.stories.bodies import folded
from onrecord.stories.speakers import PRONOUNS, Speaker, Speakers
from onrecord.stories.tellings import Telling

_WORD = re.compile(r"[^\W_]+")


def named_in_full(reading: Reading, told: Sequence[Telling], known: Speakers) -> tuple[Telling, ...]:
    """The figures of a page with speakers and chains by their fullest names; of an agency's report, the agency's."""
    statements = {statement.id: statement for statement in reading.statements}
    of = {figure.id: figure.statement for figure in reading.figures}
    chains = {f.id: known.chain(reading, statements[f.statement].chain) for f in reading.figures}
    wire = _agency(reading, known)
    return tuple(
        replace(
            telling,
            speaker=frozenset({chain[-1].key}),
            chain=tuple(speaker.key for speaker in chain),
            own=len(chain) == 1 or chain[1:] == (wire,),
            generic=chain[-1].generic,
            label=_shown(chain, last),
        )
        for telling in told
        for chain, last in ((_through(chains[telling.id], wire), statements[of[telling.id]].chain[-1]),)
    )


def _shown(chain: Sequence[Speaker], last: Voice) -> str | None:
    """The label of a speaker whom the last voice does not name."""
    nameless = folded(last.label) in PRONOUNS | {"unnamed"} or last.kind == "outlet"
    return chain[-1].label if len(chain) > 1 and nameless else None


def _agency(reading: Reading, known: Speakers) -> Speaker | None:
    """The agency whose report a page prints, where it is not the page's own outlet."""
    article = reading.article
    if article is None or not article.wire:
        return None
    name, outlet = folded(article.wire), _WORD.findall(folded(article.outlet or ""))
    if set(_WORD.findall(name)) <= set(outlet) or name == "".join(word[:1] for word in outlet):
        return None
    return known.called(reading, article.wire) or Speaker(key=name, names=frozenset({name}), label=article.wire)


def _through(chain: tuple[Speaker, ...], wire: Speaker | None) -> tuple[Speaker, ...]:
    """A chain with the agency behind the outlet that prints its report."""
    if wire is None or wire.key in {speaker.key for speaker in chain}:
        return chain
    return (chain[0], wire, *chain[1:])
