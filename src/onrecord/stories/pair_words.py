"""The clauses of a story as the reader of pairs sees them: weighty words with their vectors, and cues of yes and no."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from onrecord.record import Event, Reading
from onrecord.stories.asserted import Asserted
from onrecord.stories.moments import set_apart
from onrecord.stories.rejected import reaches, rejects_report, retracts
from onrecord.stories.word_vectors import Vectors, WordVectors

_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*\d|\d")
_NAME = re.compile(r"(?<![.!?:“\"‘'\n] )(?<!^)\b[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’'-]*")
_EMPTY = frozenset(
    "the a an of to in on at by for and or that this these those it its he she they we i you his her their our my them "
    "him us me was were is are be been being had has have having will would with from as not no who whom whose which "
    "what said says say saying told tell tells than but if so there here then when where while also into out up over "
    "after before about only very just still yet more most some any all one own such s t did do does done doing down "
    "nor never none nobody nothing can could may might must should shall".split()
)
_CUES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"no|not|never|nobody|none|nothing|neither|nor|without|cannot|\w+n[’']t",
        r"untrue|false\w*|baseless|unfounded|groundless|fabricat\w+|invent\w+|fiction\w*|nonsense|rubbish|lies?|lying|liar\w*|fantas\w+|slander\w*|"
        r"smear\w*|propaganda|gossip|myth|hoax|malicious|fake\w*|misleading|incorrect|inaccura\w+|wrong\w*|mistake\w*|absurd\w*|ridiculous|imagin\w+|"
        r"dream\w*|fairy\w*|tales?|legend|rumou?r\w*",
        r"den(?:y|ies|ied|ying|ials?)|refut\w+|rebut\w*|disput\w+|contest(?:s|ed|ing)?|disown\w*|reject\w*|dismiss\w*|repudiat\w+|contradict\w*|"
        r"disagree\w*|withdr\w+|retract\w*|correct(?:ion|ed|s)|deleted|took\s+back|taken\s+back",
        r"confirm\w*|admit\w*|admission|acknowledg\w+|conced\w+|corroborat\w+|verif\w+|bears?\s+out|bore\s+out|borne\s+out|true|right|indeed|"
        r"after\s+all|fact|match\w*|tall(?:y|ies|ied)|same|too|also",
        r"instead|rather|actually|in\s+fact|contrary|opposite|merely|simply|only|always|at\s+all\s+times|throughout|all\s+(?:day|night|along)|every|each|"
        r"at\s+no",
        r"if|unless|whether|would|could|may|might|expects?|expected|plans?|planned|will|shall|wants?|hopes?|calls?\s+(?:on|for)|demand\w*|ask(?:s|ed)|"
        r"urge\w*|must|should",
        r"refus\w+|declin\w+|would\s+not|wouldn[’']t|will\s+not|won[’']t|did\s+not\s+(?:answer|reply|respond|return)|no\s+comment|neither|"
        r"not\s+(?:say|comment|confirm|discuss)",
        r"another|second|third|other|separate|earlier|previous|similar|last\s+(?:year|week|month|time)|years?\s+ago|neighbou?ring|in\s+(?:19|20)\d\d",
        r"saw|seen|heard|watched|shows?|showed|footage|video|photograph\w*|pictures?|film\w*|records?|log\w*|register|data|document\w*|papers?|minutes|"
        r"letter|witness\w*|resident\w*|neighbou?r\w*|nurse|doctor|surgeon|driver|villagers?",
    )
)
"""Noes; words for what is untrue, for rejecting and upholding; what sets right; what lies ahead; refusals to speak;
others of the kind; what bears witness."""
CUES_BESIDE = (0, 1, 2, 3, 4, 6)
"""The cues that are also read of the clauses around one, and of its page."""
_SPOT = re.compile(
    r"\b(?:in|at|near|on|off|outside|inside|from|behind|beside|along|under|above|across|through|over|around|into|onto|to)\s+"
    r"(?:the\s+|an?\s+|its\s+|his\s+|her\s+|their\s+|our\s+)?(?:[\w’'-]+\s+){0,2}?[\w’'-]+",
    re.IGNORECASE,
)
"""A preposition with what may be a place."""
_PART = re.compile(
    r"\b(?:night|overnight|morning|evening|afternoon|dawn|daybreak|noon|midday|midnight|daylight|dusk|sunset|sunrise|lunchtime|mon|tues|wednes|thurs|"
    r"fri|satur|sun)(?=day|\b)",
    re.IGNORECASE,
)
"""Parts of the day, and days of the week."""
_ACTS = ("say", "claim", "deny", "confirm", "admit", "accuse", "know")
_STATUSES = ("happened", "denied", "planned", "possible")
_FIRST = 3
"""Weighty words at the head of a clause, among which stands who does what it tells."""
_LONG = 15
"""Weighty words of a long clause."""


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A clause with the places of its weighty words in the story's table, and those of its whole sentence.

    `negated`, `spots`, `heads`: which of its words a "no" covers, may tell a place, stand at its head; `mean`: the mean
    of their vectors; `flags`: what is read of it alone; `parts`: parts of the day that it names. The rest is of its
    events.
    """

    told: Asserted
    words: NDArray[np.int64]
    around: NDArray[np.int64]
    negated: NDArray[np.bool_]
    spots: NDArray[np.bool_]
    heads: NDArray[np.bool_]
    mean: Vectors
    flags: Vectors
    parts: AbstractSet[str]
    types: AbstractSet[str]
    sides: AbstractSet[str]
    places: AbstractSet[str]
    days: AbstractSet[object]
    statuses: AbstractSet[str]


@dataclass(frozen=True, slots=True, eq=False)
class StoryWords:
    """The words of a story: their vectors, [words, size], how much each weighs, and which are names and numbers."""

    vectors: Vectors
    weights: Vectors
    names: NDArray[np.bool_]
    numbers: NDArray[np.bool_]


def weighty(text: str) -> list[tuple[str, int]]:
    """The words of a text that tell something, in small letters, and where each stands."""
    found = ((match[0].lower(), match.start()) for match in _WORD.finditer(text))
    return [(word, at) for word, at in found if word not in _EMPTY and (len(word) > 1 or word.isdigit())]


def clauses_of(
    every: Sequence[Asserted], readings: Sequence[Reading], parties: AbstractSet[str], vectors: WordVectors
) -> tuple[tuple[Clause, ...], StoryWords]:
    """The clauses of a story, and its words. `parties` are the pages that a body put out itself."""
    told, around = [weighty(one.content) for one in every], [weighty(one.around) for one in every]
    counts = Counter(word for clause in told for word in {word for word, _ in clause})
    known = sorted({word for clause in (*told, *around) for word, _ in clause})
    place = {word: at for at, word in enumerate(known)}
    named = {word.lower() for one in every for match in _NAME.findall(one.around) for word in _WORD.findall(match)}
    count = len(every)
    words = StoryWords(
        vectors=vectors.of([word if word.isalpha() else "" for word in known]),
        weights=np.array([log(1 + count / max(1, counts[w])) / log(1 + count) for w in known], np.float32),
        names=np.array([word in named for word in known], bool),
        numbers=np.array([word[0].isdigit() for word in known], bool),
    )
    at = {reading.id: reading for reading in readings}
    events = {reading.id: reading.events for reading in readings}
    labels = {reading.id: {actor.id: actor.label.lower() for actor in reading.actors} for reading in readings}
    found = []
    for one, clause, whole in zip(every, told, around, strict=True):
        page = one.said.cite.page
        own = _within(one, at[page], events[page])
        found.append(_clause(one, (clause, whole), (place, words), own, labels[page], page in parties))
    return tuple(found), words


def _within(one: Asserted, reading: Reading, events: Sequence[Event]) -> list[Event]:
    """The events whose trigger stands in a clause."""
    assert reading.article is not None
    start = reading.article.text.find(one.text, one.said.cite.span.start)
    return [event for event in events if start <= event.trigger.start < start + len(one.text)]


def _clause(
    one: Asserted,
    told: tuple[list[tuple[str, int]], list[tuple[str, int]]],
    table: tuple[Mapping[str, int], StoryWords],
    events: Sequence[Event],
    labels: Mapping[str, str],
    party: bool,
) -> Clause:
    place, words = table
    no, spots = reaches(one.content), [match.span() for match in _SPOT.finditer(one.content)]
    at = np.array([place[word] for word, _ in told[0]], np.int64)
    mean = (words.vectors[at] * words.weights[at, None]).sum(0)
    statuses = {event.status for event in events}
    return Clause(
        told=one,
        words=at,
        around=np.array([place[word] for word, _ in told[1]], np.int64),
        negated=np.array([any(reach.start <= start < reach.end for reach in no) for _, start in told[0]], bool),
        spots=np.array([any(start <= at < end for start, end in spots) for _, at in told[0]], bool),
        heads=np.arange(len(at)) < _FIRST,
        mean=mean / (float(np.linalg.norm(mean)) + 1e-6),
        flags=np.array(_flags(one, len(at), bool(no), party, statuses), np.float32),
        parts=frozenset(match[0].lower() for match in _PART.finditer(one.content)),
        types=frozenset(event.type for event in events),
        sides=frozenset(labels.get(r.actor or "", r.label.lower()) for event in events for r in event.roles),
        places=frozenset(event.where.name for event in events if event.where and event.where.name),
        days=frozenset(event.when.start for event in events if event.when and event.when.start),
        statuses=statuses,
    )


def _flags(one: Asserted, count: int, no: bool, party: bool, statuses: AbstractSet[str]) -> list[float]:
    """What is read of a clause alone: cues, what rules make of it, whose word it is, its act and its acts' state."""
    text, said = one.text, one.said
    return [
        *(float(bool(cue.search(text))) for cue in _CUES),
        min(3, len(_CUES[0].findall(one.content))) / 2,
        float(bool(_CUES[1].search(one.around) or _CUES[2].search(one.around))),
        *map(float, (no, one.silent, one.rejects, rejects_report(one.around), one.aside, one.ahead)),
        *map(float, (retracts(text), one.upholds, bool(next(set_apart(text), None)))),
        *map(float, (said.own, said.generic, party, one.lead)),
        *map(float, ('"' in text or "“" in text, text.rstrip().endswith(('"', "”")))),
        *map(float, (bool(one.moments.days), bool(one.moments.hours))),
        *(float(one.act == act) for act in _ACTS),
        *(float(status in statuses) for status in _STATUSES),
        min(2.0, count / _LONG),
    ]
