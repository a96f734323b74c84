"""Sentences of several pages that answer each other: a report rejected, a deed denied, confirmed, or told otherwise."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from onrecord.record import Aspect, Difference, DifferenceKind, Reading, Why
from onrecord.stories.answered_claims import CONFIRMS, Answer
from onrecord.stories.asserted import Asserted, asserted
from onrecord.stories.moments import DAY_WORD, Moments, SetApart, moments, other_day, other_hour, set_apart, stands_as
from onrecord.stories.pair_reader import pair_reader
from onrecord.stories.pairs import Pairs, pairs_of
from onrecord.stories.read_answers import weighed
from onrecord.stories.rejected import aims, retracts
from onrecord.stories.senses import Sense, senses
from onrecord.stories.sourced import Said, is_its, is_named

_FEW, _COMMON = 40, 0.05
"""Sentences, and the share of a story's, that may have a word which proposes a pair."""
_LEAST = 0.4
"""Weight of the words that propose a pair, at least."""
_SMALL, _GROWS = 40, 1.5
"""Sentences of a story in which what two share is no chance; of how much more two of a longer one have to share."""
_NUMBER = 0.7
"""What a number weighs that two sentences share; the rarest word weighs 1."""
_REPORT = 0.45
"""Weight in common by which a report that is rejected is known."""
_DEED, _DEED_SHARE = 0.8, 0.06
"""Weight in common, and its share of what both say, for a deed that is denied."""
_UPHELD, _UPHELD_SHARE = 0.6, 0.05
"""The same for what somebody says that he confirms."""
_ALIKE, _ALIKE_SHARE, _DAY = 1.4, 0.12, 0.4
"""The same for what two sources say, neither with a word of the other; a day that they share weighs with it."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A clause with an earlier one: what both speak of, the weight of what their sentences and they themselves share,
    and its share of all they say, and of what each says.
    """

    one: Asserted
    other: Asserted
    names: frozenset[str]
    weight: float
    own: float
    share: float
    parts: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Story:
    """The sentences of a story, by what they speak of, with the weight of each word: the more the fewer have it."""

    every: Sequence[Asserted]
    holders: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
    needed: float
    parties: frozenset[str]
    wholes: dict[int, float]

    def near(self, one: Asserted) -> list[_Pair]:
        """The sentences that `one` may answer and that share enough with it, the nearest first."""
        shared: dict[int, float] = defaultdict(float)
        for key in one.keys:
            held = self.holders[key]
            if len(held) <= self.most:
                for at in held:
                    shared[at] += self.weights.get(key, _NUMBER)
        least = _LEAST * self.needed
        near = (self.every[at] for at, weight in shared.items() if weight >= least)
        pairs = (self.pair(one, other) for other in near if _may_answer(one, other))
        found = [pair for pair in pairs if pair.weight >= _REPORT]
        return sorted(found, key=lambda p: (-round(p.weight, 2), p.other.said.own, p.other.at))

    @property
    def small(self) -> bool:
        """Whether the story has so few sentences that two with one deed are of one."""
        return self.needed == 1.0

    def speaks(self, one: Asserted) -> bool:
        """Whether a clause is somebody's word: reported, or on a page that a body put out itself."""
        return not one.said.own or one.said.cite.page in self.parties

    @property
    def most(self) -> int:
        """Sentences that may have a word which proposes a pair."""
        return max(_FEW, int(_COMMON * len(self.every)))

    def pair(self, one: Asserted, other: Asserted) -> _Pair:
        """The weight of what the sentences share, and of their clauses the share of it."""
        names = one.names & other.names
        own = sum(self.words(one.told, names)) + _NUMBER * len(one.numbers & other.numbers)
        parts = self.whole(one), self.whole(other)
        around = sum(self.words(one.sentence, one.all_names & other.all_names))
        weight = max(own, around + _NUMBER * len(one.all_numbers & other.all_numbers)) / self.needed
        share = own / max(sum(parts) - own, 1e-9)
        return _Pair(
            one, other, names, weight, own / self.needed, share, (own / max(parts[0], 1e-9), own / max(parts[1], 1e-9))
        )

    def words(self, told: Sequence[Sense], names: frozenset[str]) -> list[float]:
        """The weight of each word that has one of the names; a name counts once."""
        found = {tuple(name for name, _ in sense.names if name in names) for sense in told}
        return [max(self.weights[name] for name in shared) for shared in found if shared]

    def whole(self, one: Asserted) -> float:
        if id(one) not in self.wholes:
            self.wholes[id(one)] = sum(self.words(one.told, one.names)) + _NUMBER * len(one.numbers)
        return self.wholes[id(one)]


def between(
    readings: Sequence[Reading], said: Mapping[str, Said], known: Sequence[Difference] = ()
) -> tuple[Answer, ...]:
    """What later pages make of the sentences of others. `known` is what is found in other ways."""
    every = clauses_told(readings, said)
    parties = parties_of(readings)
    rules = by_rules(every, parties)
    reader = pair_reader()
    known = (*known, *(one.difference for one in rules))
    pairs = clause_pairs(every, readings, parties, known) if reader else None
    return weighed(rules, every, pairs, reader) if pairs and reader else rules


def clauses_told(readings: Sequence[Reading], said: Mapping[str, Said]) -> list[Asserted]:
    """The clauses of the pages of a story, which stand in order of publication."""
    return [one for at, reading in enumerate(readings) for one in asserted(reading, said, at)]


def clause_pairs(
    every: Sequence[Asserted], readings: Sequence[Reading], parties: frozenset[str], known: Sequence[Difference]
) -> Pairs | None:
    """The pairs of clauses that the reader is asked about, with what rules find between them."""
    return pairs_of(every, readings, parties, known, lambda one, other: _apart(one.said, other.said))


def by_rules(every: Sequence[Asserted], parties: frozenset[str]) -> tuple[Answer, ...]:
    """What rules alone find; `parties` are the pages that a body has put out itself."""
    told = _story(every, parties)
    found: list[Answer] = []
    for one in every:
        if one.silent or not (told.small or one.marked):
            continue
        near = told.near(one)
        answer = (
            _retracted(one, told)
            or _aimed(one, told)
            or _told_otherwise(one, near, told)
            or _rejected(one, near, told)
            or _upheld(one, near, told)
        )
        found += [answer] if answer else []
    return tuple({_key(answer.difference): answer for answer in found}.values())


def _key(found: Difference) -> tuple[object, ...]:
    """One speaker of a page answers a sentence once."""
    return found.kind, found.other.page, found.speakers, found.first


def _story(every: Sequence[Asserted], parties: frozenset[str]) -> _Story:
    counts = Counter(name for one in every for name in one.names | one.all_names)
    rarest = log(1 + len(every))
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(every):
        for key in one.keys:
            holders[key].append(at)
    weights = {name: log(1 + len(every) / count) / rarest for name, count in counts.items()}
    return _Story(every, holders, weights, max(1.0, rarest / log(1 + _SMALL)) ** _GROWS, parties, {})


_BODY = re.compile(
    r"\b(?:ministry|minister|government|presiden\w+|palace|office|federation|company|compan[iy]|forces|army|navy|police|board|commission|council|"
    r"union|party|embassy|authority|bank|ltd|limited|s\.a\.|inc|plc|corp\w*|university|hospital|diocese|comune|municipality|town\s+hall|city\s+of|directorate|"
    r"command|institute|association|committee|department|court|secretariat|airlines?|airways|railways?|holdings|lines|resources|club|fc|"
    r"f\.c\.|inspectorate|prefecture|laborator\w+|mines?|power|energy|electric)\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\b(?:press|media|news)\s+(?:release|statement|office|notice|communiqu\w+)|for\s+immediate\s+release|\bcommuniqu\w+|\bcomunicado|\bclarification|"
    r"\breadout|\bnotice\s+(?:to|of)|\bto\s+whom\s+it\s+may\s+concern|\bfor\s+the\s+record|\b(?:official\s+)?statement\b|\bspokesperson",
    re.IGNORECASE,
)
_HEAD = 160
"""Characters of a page in which it says that it is somebody's own word."""


def parties_of(readings: Sequence[Reading]) -> frozenset[str]:
    """The pages that a body has put out itself: they say so, its name does, or other pages of the story speak of it."""
    texts = {r.id: r.article.text.lower() for r in readings if r.article}
    found = set()
    for reading in readings:
        outlet = (reading.article.outlet if reading.article else None) or ""
        words = [word.strip(",.").lower() for word in outlet.split() if word[:1].isupper() and len(word) > 3]
        told = words and 2 * sum(_is_told_elsewhere(word, reading.id, texts) for word in words) > len(words)
        if told or _BODY.search(outlet) or _RELEASE.search(texts.get(reading.id, "")[:_HEAD]):
            found.add(reading.id)
    return frozenset(found)


def _is_told_elsewhere(word: str, page: str, texts: Mapping[str, str]) -> bool:
    return any(word in text for other, text in texts.items() if other != page)


def _may_answer(one: Asserted, other: Asserted) -> bool:
    """Whether the first may answer the second: of an earlier page, by somebody else."""
    return other.at < one.at and not other.silent and _apart(one.said, other.said)


def _of_others(one: Asserted, other: Asserted) -> bool:
    """Whether two clauses tell of people by name, and of none in common."""
    return bool(one.people and other.people) and not one.people & other.people


def _apart(one: Said, other: Said) -> bool:
    copied = one.chain[-1] in other.chain or (other.chain[-1] in one.chain and not other.own)
    return one.page != other.page and not (one.speaker & other.speaker or copied)


def _aimed(one: Asserted, told: _Story) -> Answer | None:
    """A rejection that names whose words it rejects: "the guards' story", "an article of the Courier"."""
    for name in aims(one.around) if one.rejects else ():
        its = [other for other in told.every if _is_before(other, one) and is_its(name, other.said)]
        if its := [other for other in its if not one.said.speaker & other.said.speaker]:
            # A report is what its page tells first; of what a person said that which is spoken of.
            best = max(
                its,
                key=lambda other: (
                    other.lead and is_named(name, other.said.outlet),
                    told.pair(one, other).weight >= _REPORT,
                    other.lead,
                    -other.at,
                ),
            )
            return _answer("denied", "the whole", best, one, "calls untrue what he told", 1.0)
    return None


def _retracted(one: Asserted, told: _Story) -> Answer | None:
    """What a speaker takes back of words of their own on an earlier page."""
    if not retracts(one.text):
        return None
    label = set(one.said.label.lower().split()) - {"the"}
    its = [
        other
        for other in told.every
        if other.at < one.at
        and (one.said.speaker & other.said.speaker or label <= set(other.said.label.lower().split()))
    ]
    if not its:
        return None
    best = max(its, key=lambda other: (told.pair(one, other).weight, other.lead, other.at))
    return _answer("denied", "the whole", best, one, "takes back own words", 1.0)


def _is_before(other: Asserted, one: Asserted) -> bool:
    """Whether words were told before others: on an earlier page, or higher up on one."""
    a, b = other.said.cite, one.said.cite
    return other.at < one.at or (a.page == b.page and a.span.end <= b.span.start)


def _rejected(one: Asserted, near: Sequence[_Pair], told: _Story) -> Answer | None:
    """Of the sentences that speak of the same the nearest, where one says yes and the other no."""
    explicit = one.rejects
    for pair in near:
        other = pair.other
        if explicit and pair.weight >= _REPORT and not other.rejects:
            return _answer("denied", "the whole", other, one, "calls untrue what another page tells", pair.weight)
        if explicit or not told.speaks(one) or other.ahead or one.aside or other.aside:
            continue
        key = _opposed(one, other)
        if key and (other.lead or told.speaks(other)) and _is_denied(pair, told, *key):
            detail = f"one page tells it, another that it is not so: {key[0]}"
            return _answer("denied", "the whole", other, one, detail, pair.weight)
    return None


def _is_denied(pair: _Pair, told: _Story, name: str, turned: bool, close: bool) -> bool:
    """Whether enough beside the deed is shared, or, in a small story, a clause is all about there being none of it."""
    deed = name.startswith("=")
    if not (deed or (close and told.small)):
        return False
    if pair.weight >= _DEED and (pair.share >= told.needed * _DEED_SHARE or (turned and told.small)):
        return len(pair.one.all_names & pair.other.all_names) > 1
    return told.small and deed and (close or turned) and max(pair.parts) >= _ALL and pair.own >= _REPORT


_ALL = 0.3
"""Share of a clause that a deed is all of."""


def _told_otherwise(one: Asserted, near: Sequence[_Pair], told: _Story) -> Answer | None:
    """Of the sentences that speak of the same act the nearest with another hour, day, place or doer."""
    apart = list(set_apart(one.text))
    for pair in near:
        other = pair.other
        if one.aside or other.aside or pair.weight < _REPORT:
            continue
        for what in apart:
            on = stands_as(what.words, other.text) if what.on == "the whole" else what.on
            if on and _has(other, what):
                return _answer("contradicted", on, other, one, f"says that it was not so: {what.words}", pair.weight)
        if one.ahead or other.ahead or _of_others(one, other):
            continue
        if pair.weight < _MOMENT or not _one_deed(one, other):
            continue
        day = other_day(one.moments, other.moments)
        if not day and other_hour(one.moments, other.moments):
            return _answer("contradicted", "day", other, one, "tells another hour", pair.weight)
        if day and told.small and pair.share >= _DEED_SHARE:
            return _answer("contradicted", "day", other, one, "tells another day", pair.weight)
    return None


_MOMENT = 0.7
"""Weight in common of two tellings of one act, for another hour or day of it to contradict."""


def _one_deed(one: Asserted, other: Asserted) -> bool:
    """Whether two clauses tell one deed alike."""
    signs = one.signs, other.signs
    shared = [n for n in one.names & other.names if n.startswith("=")]
    return bool(shared) and all(
        n not in signs[0] or n not in signs[1] or signs[0][n].value == signs[1][n].value for n in shared
    )


def _has(other: Asserted, what: SetApart) -> bool:
    """Whether a clause tells what another one says that it was not."""
    if what.on == "day":
        excluded = moments(what.words, other.day)
        days, hours = excluded.days & other.moments.days, other.moments.hours
        same = (
            any(not other_hour(excluded, Moments(frozenset(), frozenset({hour}))) for hour in hours)
            if excluded.hours
            else False
        )
        words = set(DAY_WORD.findall(what.words.lower())) & set(DAY_WORD.findall(other.text.lower()))
        return bool(days or same or words)
    told = {name for sense in senses(what.words) for name, _ in sense.names}
    return bool(told & {name for sense in senses(other.text) for name, _ in sense.names})


def _upheld(one: Asserted, near: Sequence[_Pair], told: _Story) -> Answer | None:
    """What somebody confirms by a word for it, or another source tells in much the same words."""
    if not told.speaks(one):
        return None
    marked = one.upholds
    for pair in near:
        other = pair.other
        if one.aside or other.aside or _opposed(one, other) or other.rejects:
            continue
        deed = _one_deed(one, other)
        if marked and pair.weight >= (_UPHELD if deed else 2 * _UPHELD) and pair.share >= told.needed * _UPHELD_SHARE:
            return _answer("confirmed", "the whole", other, one, CONFIRMS, pair.weight)
        weight = pair.weight + (_DAY if one.moments.days & other.moments.days else 0.0)
        alike = (deed or weight > pair.weight) and weight >= _ALIKE and pair.share >= told.needed * _ALIKE_SHARE
        alike = alike and not (one.ahead or _of_others(one, other)) and one.said.chain[0] != other.said.chain[0]
        if alike and not one.rejects and one.negates == other.negates:
            return _answer("confirmed", "the whole", other, one, "another source tells the same", pair.weight)
    return None


def _opposed(one: Asserted, other: Asserted) -> tuple[str, bool, bool] | None:
    """The deed that one of two clauses tells and the other negates; whether by an opposite word, or a close "no"."""
    signs = one.signs, other.signs
    for name in sorted(signs[0].keys() & signs[1].keys()):
        a, b = signs[0][name], signs[1][name]
        if a.value != b.value:
            return name, a.turned != b.turned, a.close or b.close
    return None


def _answer(kind: DifferenceKind, on: Aspect, first: Asserted, other: Asserted, rule: str, weight: float) -> Answer:
    name, _, key = rule.partition(": ")
    found = Difference(
        kind=kind,
        on=on,
        first=first.said.cite,
        other=other.said.cite,
        speakers=(first.said.label, other.said.label),
        why=Why(rule=name, score=min(1.0, weight / 3), detail=f"{weight:.1f} in common {key}".strip()),
    )
    return Answer(found, first.said, other.said)
