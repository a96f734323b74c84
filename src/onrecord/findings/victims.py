"""People told dead or hurt one by one, by name or by a single noun: each of them is a figure of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from onrecord.findings.amounts import Amount
from onrecord.findings.casualties import Fate, fate
from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.event_lexicon import is_of_class
from onrecord.findings.inflection import noun_lemmas
from onrecord.findings.measure_lexicon import noun_measure
from onrecord.findings.measures import Measured
from onrecord.record import Measure, Mention

Told = Literal["by name", "by its article", "by its noun"]

_HURT: tuple[Measure, ...] = ("killed", "wounded")
_SINGLE = frozenset({"a", "an", "another", "one"})
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "my", "our", "this", "that"})
_AGE_WORDS = frozenset({"-", "‐", "‑", "year", "years", "month", "months", "week", "weeks", "day", "days"})
_PAIRS = frozenset({"couple", "pair", "duo"})
_AFTER_NAME = re.compile(
    r"\s*(?:,\s*(?:(?:who\s+was\s+|aged?\s+)?\d{1,3}(?:[- ]years?[- ]old)?|(?:Jr|Sr)\.?|I{2,3})"
    r"(?:\s*,?\s+of\s+[A-Z][\w.]*(?:\s+[A-Z][\w.]*)*)?\s*(?:,|(?=\s))|\(\d{1,3}\))",
)
_LIST = re.compile(
    r"\s*(?:,|;|\(|\)|-|and|both|aged?|\d{1,3}|years?|old|of\s+[A-Z]\w+(?:\s+[A-Z]\w+)?|\s"
    r"|(?:his|her|their|the)\s+(?:\w+\s+)?(?:wife|husband|son|daughter|brother|sister|mother|father|girlfriend"
    r"|boyfriend|partner|child|children)s?)+"
)
_IDENTIFIED = re.compile(
    r"\b(?:(?:the|two|three|four|five|both|other|murder|homicide|shooting|slain|dead|deceased|second)\s+)*"
    r"(?:victims?|dead|deceased|those\s+killed)\b[^.;]{0,60}?\b(?:identified|named)\s+(?:[^.;]{0,40}?\s)?as\s+(?:[\w-]+\s+){0,4}?"
    r"|\b(?:identified|named)\s+the\s+(?:\w+\s+){0,2}(?:victims?|dead|deceased)\s+(?:[^.;]{0,40}?\s)?as\s+",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"\b(?:dead|deceased|killed|died|slain|fatal(?:ly|ities)?|homicide|bodies|murder(?:ed)?)\b", re.IGNORECASE
)
_BY_NATURE = re.compile(
    r"\b(?:natural\s+causes|cancer|leukemia|leukaemia|pneumonia|dementia|alzheimer|heart\s+(?:attack|failure|disease)|stroke"
    r"|(?:long|short|brief)\s+illness|in\s+(?:his|her)\s+sleep|at\s+the\s+age\s+of|old\s+age|kidney|diabetes|obituary)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since|of)\s+(?:\w+\s+)?(1[5-9]\d\d|20\d\d)\b")
_OWN_HAND = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|hang(?:s|ed|ing)?|hung|fatally\s+(?:shot|shoots?|shooting|wound(?:s|ed|ing)|stabbed))\s+"
    r"(?:him|her)self\b|\b(?:took|takes?|taking|taken)\s+(?:his|her)\s+own\s+life\b|\b(?:committed|died\s+by|commits)\s+suicide\b"
    r"|\b(?:blew|blown|blow(?:s|ing)?)\s+(?:him|her)self\s+up\b|\bshot\s+(?:and\s+killed\s+)?(?:him|her)self\s+(?:dead|to\s+death)\b"
    r"|\b(?:shot|shoots|kills|killed)\s+and\s+kill(?:s|ed)\s+(?:him|her)self\b"
    r"|\bturn(?:s|ed|ing)?\s+(?:the|his|her|a)\s+(?:\w+\s+)?(?:gun|weapon|rifle|pistol|shotgun|knife)\s+on\s+(?:him|her)self\b"
    r"|\bkill(?:s|ed|ing)?\b[^.;\n]{1,90}?(?:,|\band|\bthen)\s+(?:then\s+)?(?:(?:him|her)self|self)\b"
    r"|\bdied\s+(?:of|from)\s+(?:an?\s+)?(?:apparent(?:ly)?\s+)?self-inflicted\b",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters that may stand between names of a list, or before its first."""
_WEAK = ("clause", "state of", "struck")
"""Ways of telling a fate that are not enough for a single person."""
_SUPPOSED = frozenset({"if", "unless", "whether"})
_INCLUDING = frozenset({"not", "including", "excluding", "among", "besides", "counting", "like"})
_ATTACKERS = frozenset("gunman shooter suspect attacker assailant bomber hijacker perpetrator gunwoman".split())


class _Name(NamedTuple):
    """A person's name: its head, its first and last word, its words in small letters."""

    head: int
    first: int
    last: int
    words: frozenset[str]


@dataclass
class _Seen:
    """Whom the page has told of so far: words of each name, and how many are told of each measure."""

    names: list[frozenset[str]] = field(default_factory=list)
    singles: dict[Measure, int] = field(default_factory=dict)

    def is_new(self, name: frozenset[str]) -> bool:
        """Whether no earlier name is the same person's; a surname alone is the one told before."""
        return not any(len(name & other) >= min(2, len(name), len(other)) for other in self.names)


def victims(
    clauses: Clauses, counts: dict[Measure, tuple[int, ...]], published: int | None
) -> Iterator[tuple[Counted, Measured]]:
    """Each person told killed or wounded by name, by an article ("a man") or by a noun ("the driver"), once.

    `counts` gives the words at which counts of a measure are told: a lone noun after one is somebody already
    counted. `published` is the year of the page: who died in an earlier year belongs to history.
    """
    names = _names(clauses)
    inside = {word for name in names.values() for word in range(name.first, name.last + 1)}
    seen = _Seen()
    for sentence in clauses.sentences:
        yield from _in_sentence(_Reader(clauses, names, inside, seen, counts, published), sentence)
    yield from _by_own_hand(clauses)


@dataclass(frozen=True)
class _Reader:
    """What the words of a sentence are read with."""

    clauses: Clauses
    names: dict[int, _Name]
    inside: set[int]
    seen: _Seen
    counts: dict[Measure, tuple[int, ...]]
    published: int | None


def _in_sentence(reader: _Reader, sentence: range) -> Iterator[tuple[Counted, Measured]]:
    clauses, names = reader.clauses, reader.names
    if _is_history(clauses, sentence, reader.published):
        return
    named = [word for word in sentence if word in names]
    fates = _shared(clauses, [names[word] for word in named], _identified(clauses, sentence))
    for word in sentence:
        found = None
        if word in names:
            found = _named(reader, word, fates[word])
        elif word not in reader.inside:
            found = _single(reader, word)
        if found and not _is_supposed(clauses, word):
            yield found


def _names(clauses: Clauses) -> dict[int, _Name]:
    """Each person's name by its head; a single word counts only where it is part of a longer name before it."""
    found: dict[int, _Name] = {}
    longer: set[str] = set()
    for mention in clauses.words.mentions:
        words = _words_of(clauses, mention) if mention.kind == "person" else None
        name = frozenset(clauses.lowers[w] for w in words or () if clauses.lowers[w].strip(".") not in ("jr", "sr"))
        if not words or not (len(name) > 1 or name & longer) or any(noun_measure(word) == "people" for word in name):
            continue
        longer |= name if len(name) > 1 else set()
        head = _head(clauses, words[0], words[-1])
        found[head] = _Name(head, words[0], words[-1], name)
    return found


def _head(clauses: Clauses, first: int, last: int) -> int:
    inside = range(first, last + 1)
    return next((word for word in inside if clauses.words.head[word] not in inside), last)


def _words_of(clauses: Clauses, mention: Mention) -> range | None:
    first, last = clauses.word_at(mention.span.start), clauses.word_at(mention.span.end - 1)
    return range(first, last + 1) if first is not None and last is not None else None


def _fate_of_name(clauses: Clauses, name: _Name) -> Fate | None:
    one = _one(clauses, min(name.first, clauses.bounds(name.head)[0]), name.last, name.head)
    told = _told_of(clauses, one)
    wanted = told is not None and not told.denied and told.measure in _HURT and told.rule != "struck"
    return told if wanted else None


def _named(reader: _Reader, head: int, told: Fate | None) -> tuple[Counted, Measured] | None:
    clauses, name = reader.clauses, reader.names[head]
    if told is None or not reader.seen.is_new(name.words):
        return None
    if told.rule != "victims identified" and not _is_violent(clauses, head):
        return None
    reader.seen.names.append(name.words)
    one = _one(clauses, min(name.first, clauses.bounds(head)[0]), name.last, head)
    return one, Measured(told.measure, "people", f"one, by name: {told.rule}", name.last)


def _shared(clauses: Clauses, named: list[_Name], identified: int | None) -> dict[int, Fate | None]:
    """What befell each name: names in a list share the fate told of the last of them, or of the victims they are."""
    fates = {name.head: _fate_of_name(clauses, name) for name in named}
    for at, name in enumerate(named):
        start = clauses.words.start[name.first]
        if identified is None or fates[name.head] is not None or start < identified:
            continue
        first = not at or clauses.words.start[named[at - 1].first] < identified
        before = None if first else fates[named[at - 1].head]
        if (first and start - identified < _NEAR) or (before and _is_listed(clauses, named[at - 1], name)):
            fates[name.head] = before or Fate("killed", "victims identified", name.last)
    for one, name in pairwise(named):
        above = fates[one.head]
        if fates[name.head] is None and above and "object" in above.rule and _is_listed(clauses, one, name):
            fates[name.head] = above
    for at in range(len(named) - 2, -1, -1):
        following = fates[named[at + 1].head]
        if fates[named[at].head] is None and following and _is_listed(clauses, named[at], named[at + 1]):
            fates[named[at].head] = following
    return fates


def _is_listed(clauses: Clauses, one: _Name, other: _Name) -> bool:
    """Whether nothing but ages, home towns, kinship and "and" stands between two names."""
    gap = clauses.text[clauses.words.end[one.last] : clauses.words.start[other.first]]
    return len(gap) < _NEAR and bool(_LIST.fullmatch(gap))


_ALIVE = re.compile(r"\b(?:injur|wound|hospital|condition|surviv|recover|non-?fatal)", re.IGNORECASE)


def _identified(clauses: Clauses, sentence: range) -> int | None:
    """The character where a sentence begins to name the dead ("the victims were identified as"), or None."""
    text = clauses.slice(sentence.start, sentence.stop - 1)
    match = _IDENTIFIED.search(text)
    if match is None or _ALIVE.search(text) or not any(_tells_death(clauses, at) for at in _near(clauses, sentence)):
        return None
    return clauses.words.start[sentence.start] + match.end()


def _near(clauses: Clauses, sentence: range) -> list[range]:
    at = clauses.words.sentence[sentence.start]
    return [other for other in clauses.sentences if abs(clauses.words.sentence[other.start] - at) <= 2]


def _tells_death(clauses: Clauses, sentence: range) -> bool:
    return bool(_DEATH.search(clauses.slice(sentence.start, sentence.stop - 1)))


def _one(clauses: Clauses, first: int, last: int, head: int, value: float = 1.0) -> Counted:
    start, end = clauses.words.start[first], clauses.words.end[first]
    return Counted(Amount(start, end, start, end, value, value, "exact", "words"), first, first, last, head)


def _told_of(clauses: Clauses, one: Counted) -> Fate | None:
    """What befell the person, told of them alone or of all those they are listed with ("a man and his son died")."""
    alone = fate(clauses, _past_aside(clauses, one))
    listed = [word for word in clauses.conjuncts(one.head) if word > one.last] if one.head is not None else []
    if alone or not listed:
        return alone
    last = max(clauses.bounds(word)[1] for word in listed)
    told = fate(clauses, _past_aside(clauses, Counted(one.amount, one.first, one.number, last, one.head)))
    return told if told and told.rule == "told of the counted" else None


def _past_aside(clauses: Clauses, one: Counted) -> Counted:
    """The count with its last word behind an age or a home town set off by commas ("Ann Lee, 23, died")."""
    aside = _AFTER_NAME.match(clauses.text, clauses.words.end[one.last])
    at = clauses.word_at(aside.end() - 1) if aside else None
    if at is None or at >= clauses.sentence(one.last).stop - 1:
        return one
    return Counted(one.amount, one.first, one.number, at, one.head)


def _single(reader: _Reader, head: int) -> tuple[Counted, Measured] | None:
    clauses = reader.clauses
    start = _single_from(clauses, head)
    if start is None or _is_name_aside(clauses, head, reader.inside):
        return None
    first, way = start
    if first and clauses.lowers[first - 1] in _INCLUDING:
        return None
    value = 2.0 if clauses.lowers[head] in _PAIRS else 1.0
    one = _one(clauses, first, head, head, value)
    told = _told_of(clauses, one)
    if told is None or told.denied or told.measure not in _HURT or told.rule.startswith(_WEAK):
        return None
    if not _is_another(reader, head, way, told.measure) or _is_one_of(reader, head, told.measure):
        return None
    if way == "by its noun" and not _is_violent(clauses, head):
        return None
    reader.seen.singles[told.measure] = head + 1
    return one, Measured(told.measure, "people", f"one, {way}: {told.rule}", head)


def _is_another(reader: _Reader, head: int, way: Told, measure: Measure) -> bool:
    """Whether the noun tells of somebody new: the first on the page, or joined to one of its sentence."""
    clauses, seen, sentence = reader.clauses, reader.seen, reader.clauses.sentence(head)
    before, counted = seen.singles.get(measure, 0), reader.counts.get(measure, ())
    if before and before - 1 in sentence:
        return _is_joined(clauses, before - 1, head)
    if way == "by its noun":
        fresh = not before and not seen.names and all(word > head for word in counted)
        here = [word for word in counted if word in sentence]
        attacker = any(lemma in _ATTACKERS for lemma in noun_lemmas(clauses.lowers[head]))
        return fresh or bool(here) and (attacker or any(_is_joined(clauses, head, word) for word in here))
    return not before or clauses.lowers[clauses.bounds(head)[0]] == "another"


def _is_one_of(reader: _Reader, head: int, measure: Measure) -> bool:
    """Whether the noun only tells who those counted are ("two victims, a nurse and a cook, died")."""
    words = reader.clauses.words
    above = [head, *list(reader.clauses.ancestors(head))[:2]]
    counted = reader.counts.get(measure, ())
    return any(
        words.dep[word] == "appos" and any(c in counted for c in reader.clauses.below(words.head[word], "nummod"))
        for word in above
    )


def _is_joined(clauses: Clauses, one: int, other: int) -> bool:
    """Whether two nouns of a sentence stand beside one another with a comma or "and" between them."""
    low, high = min(one, other), max(one, other)
    between = clauses.text[clauses.words.end[low] : clauses.words.start[high]]
    return bool(re.fullmatch(r"\s*,?\s*(?:[\w-]+\s+){0,4}", between))


def _single_from(clauses: Clauses, head: int) -> tuple[int, Told] | None:
    """The first word of a phrase for one person, and how it is told to be one: "a man", "the driver", "Teen" in a
    headline, "a 6-year-old"."""
    low = clauses.lowers[head]
    if low == "another" and clauses.words.dep[head].startswith("nsubj"):
        return head, "by its article"
    young = _young_from(clauses, head)
    if young is None and (clauses.words.tag[head] != "NN" or not (noun_measure(low) == "people" or low in _ATTACKERS)):
        return None
    first = clauses.bounds(head)[0] if young is None else young
    for at in (*(c for c in clauses.below(head, "det", "nummod", "nmod:poss") if c <= head), first):
        if clauses.lowers[at] in _SINGLE:
            return (at, "by its article") if clauses.lowers[at] != "one" else None
        if clauses.lowers[at] in _DEFINITE or clauses.words.dep[at] == "nmod:poss":
            return at, "by its noun"
    start = clauses.sentence(head).start
    bare = clauses.words.pos[first] not in ("PRON", "DET") and not clauses.below(head, "nummod")
    joined = "and" in (clauses.lowers[first - 1], *clauses.lowers[head + 1 : head + 2])
    return (first, "by its article") if bare and (head - start <= 5 or young is not None or joined) else None


def _young_from(clauses: Clauses, head: int) -> int | None:
    """Where "a 6-year-old" begins, its article or its number, if it stands for somebody by itself; else None."""
    if clauses.lowers[head] not in ("old", "olds") or clauses.words.pos[head + 1 : head + 2] in (("NOUN",), ("PROPN",)):
        return None
    at = head - 1
    while at >= 0 and (clauses.lowers[at] in _AGE_WORDS or clauses.words.pos[at] == "NUM"):
        at -= 1
    if head - at < 3:
        return None
    return at if at >= 0 and clauses.lowers[at] in _SINGLE | _DEFINITE else at + 1


def _is_name_aside(clauses: Clauses, head: int, names: set[int]) -> bool:
    """Whether the noun only tells who a name is ("Ann Lee, a 22-year-old nurse", "the driver, Ann Lee")."""
    words = clauses.words
    beside = [words.head[head], *clauses.below(head, "appos", "flat", "nmod:desc")]
    told = words.dep[head] in ("appos", "compound", "nmod:desc", "flat")
    return any(w in names for w in beside[1:]) or (told and beside[0] in names)


def _is_violent(clauses: Clauses, word: int) -> bool:
    """Whether the sentence or its neighbours tell of violence or an accident, and of no natural death."""
    near = _near(clauses, clauses.sentence(word))
    text = clauses.slice(clauses.sentence(word).start, clauses.sentence(word).stop - 1)
    if _BY_NATURE.search(text):
        return False
    return any(_is_force(clauses.lowers[w]) for s in near for w in s)


def _is_force(form: str) -> bool:
    return any(is_of_class(form, kind) for kind in ("force", "accident", "violence")) or form in _VIOLENT


_VIOLENT = frozenset(
    "shot shooting stabbed stabbing murder murdered murders homicide slain slaying gunshot crash crashed drowned fatal "
    "fatally killing killed scene gunfire beaten strangled".split()
)


def _is_history(clauses: Clauses, sentence: range, published: int | None) -> bool:
    text = clauses.slice(sentence.start, sentence.stop - 1)
    years = [int(year) for year in _YEAR.findall(text)]
    return bool(years) and (published is None or max(years) < published - 1)


def _is_supposed(clauses: Clauses, word: int) -> bool:
    predicate = clauses.predicate(word)
    marks = {clauses.lowers[mark] for mark in clauses.below(predicate, "mark")}
    modal = clauses.modal(predicate)
    bare = clauses.words.tag[predicate] == "VB" and not clauses.below(predicate, "aux")
    return bare or bool(marks & _SUPPOSED) or (modal is not None and clauses.lowers[modal] != "will")


def _by_own_hand(clauses: Clauses) -> Iterator[tuple[Counted, Measured]]:
    """ "before killing himself", "took her own life": one more dead, the first that is told."""
    for sentence in clauses.sentences:
        start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
        match = _OWN_HAND.search(clauses.text, start, end)
        first = clauses.word_at(match.start()) if match else None
        last = clauses.word_at(match.end() - 1) if match else None
        if first is not None and last is not None and not _is_supposed(clauses, first):
            yield _one(clauses, first, last, last), Measured("killed", "people", "one, by own hand", last)
            return
