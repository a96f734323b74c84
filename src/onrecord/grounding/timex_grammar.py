"""The whole grammar: a rule compiled where it may apply, the longest reading of the words taken, refusals first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from onrecord.grounding import timex_clocks, timex_dates, timex_durations, timex_relative, timex_years
from onrecord.grounding.anchors import Anchor
from onrecord.grounding.tense import TenseSigns
from onrecord.grounding.timex_needs import needed
from onrecord.grounding.timex_patterns import Found, Rule, Sense, compiled, literals, translated
from onrecord.grounding.timex_tokens import Lexicon, Line, read_rows

RULES: tuple[Rule, ...] = (
    *timex_dates.RULES,
    *timex_years.RULES,
    *timex_relative.RULES,
    *timex_clocks.RULES,
    *timex_durations.RULES,
)

SURROUNDINGS = {
    "edge": "(the? (early|late|mid) HYPHEN?)|(the? (very? EARLY|MID|LATE) of (the|last|this|next)?)"
    "|((earlier|later|sometime) (in|on)?)",
    "about": "(about|around|nearly|almost|roughly|approximately|(more than)|(less than)|(fewer than)|(at least)"
    "|(at most)|(up to)|((no|not) (more|less|longer|fewer) than)|(as (long|much|many|little) as)|(well over)"
    "|(just (over|under)))",
    "over": "(under|some)",
    "over-one": "over",
    "since": "(since|((starting|beginning|effective) (on|from|in)?))",
    "to-date": "(to|through|ended|ending) (on|in|the)?",
    "until": "(until|till|til|by|through)",
    "before": "(before|(prior to)|(ahead of))",
    "after": "after",
    "from": "from",
    "between": "between",
    "at": "(COMMA|on|at|(COMMA? (at|on|around|about|by)? (about|around)?))",
    "of": "COMMA? of",
    "to": "(to|until|till|through|HYPHEN)",
    "and": "and",
    "with": "COMMA? (and|or|to|until|through|HYPHEN|COMMA) (into|on|in|by)?",
    "event": "(before|after|since|into|(from the))",
    "from-date": "(before|after|from)",
}
"""What may stand before, after or between two times, by name."""


class Applied(NamedTuple):
    """A rule over the letters of the lexicon: its pattern's source, and letters of which each match has one, if any."""

    rule: Rule
    source: str
    needs: frozenset[str] | None

    def matches(self, line: Line, letters: frozenset[str]) -> Iterator[re.Match[str]]:
        """Where the rule matches a line of these letters; it is compiled for the first line that may have a match."""
        if self.needs is None or not self.needs.isdisjoint(letters):
            yield from _pattern(self.source).finditer(line.letters)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


class Grammar(NamedTuple):
    """The lexicon and the rules over its letters."""

    lexicon: Lexicon
    rules: tuple[Applied, ...]
    surroundings: dict[str, re.Pattern[str]]
    signs: TenseSigns

    def ends_with(self, name: str, line: Line, first: int) -> re.Match[str] | None:
        """The surrounding of that name that ends right before a token, the longest one first."""
        for start in range(max(0, first - 5), first):
            if found := self.surroundings[name].fullmatch(line.letters, start, first):
                return found
        return None

    def fills(self, name: str, line: Line, first: int, last: int) -> bool:
        """Whether tokens [first, last) are such a surrounding, and nothing else."""
        return self.surroundings[name].fullmatch(line.letters, first, last) is not None


class Reading(NamedTuple):
    """Tokens [first, last) of a line, what they mean and the rule that says so."""

    first: int
    last: int
    sense: Sense
    rule: str


@cache
def grammar() -> Grammar:
    """The grammar, put together at its first use; an unknown class is an error then."""
    patterns = [*(rule.pattern for rule in RULES), *SURROUNDINGS.values()]
    lexicon = Lexicon(read_rows(), frozenset(chain.from_iterable(map(literals, patterns))))
    rules = tuple(Applied(r, translated(r.pattern, lexicon), needed(r.pattern, lexicon)) for r in RULES)
    return Grammar(lexicon, rules, {n: compiled(p, lexicon) for n, p in SURROUNDINGS.items()}, TenseSigns(lexicon))


def readings(line: Line, anchor: Anchor) -> list[Reading]:
    """The times of a line in text order, none overlapping: leftmost, longest, and by the order of the rules."""
    known, found = grammar(), []
    letters = frozenset(line.letters)
    for order, applied in enumerate(known.rules):
        for match in applied.matches(line, letters):
            found.append((match.start(), -match.end(), order, applied.rule, match))
    found.sort(key=lambda item: item[:3])
    out: list[Reading] = []
    free = 0
    for start, negative_end, _, rule, match in found:
        if start < free:
            continue
        if rule.resolve is None:
            free = -negative_end
            continue
        words = Found(line, known.lexicon, match)
        for sense in as_tuple(rule.resolve(words, anchor)):
            first, last = words.range(sense.group)
            last -= line.tokens[last - 1].text == ")" and all(t.text != "(" for t in line.tokens[first:last])
            out.append(Reading(first, last, sense, rule.name))
            anchor.tell(sense)
            free = last
    return out


def as_tuple(senses: Sense | tuple[Sense, ...] | None) -> tuple[Sense, ...]:
    """One sense, several or none, as a tuple."""
    if senses is None:
        return ()
    return (senses,) if isinstance(senses, Sense) else senses
