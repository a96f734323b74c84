"""A scene keeps its day: "On Tuesday the army shelled the port. It then took the bridge." dates both acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.findings.clauses import Clauses
from onrecord.findings.triggers import Trigger
from onrecord.findings.word_classes import word_class
from onrecord.record import Article, Event, When, Why

_DAYS = frozenset({"minute", "hour", "part of day", "day"})
_PRESENT = frozenset({"happened", "denied"})
_PAST = frozenset({"VBD"})
_GAP = 2
"""Sentences from the last act of a scene to the next."""
_REACH = 6
"""Sentences from the day to the last act that it dates."""


@dataclass
class _Scene:
    """The day told last, whom its acts are about, and the sentences it was told and carried on in."""

    day: When
    told: int
    last: int
    block: int
    cast: set[str]


def in_scenes(
    article: Article, clauses: Clauses, told: Sequence[tuple[Event, Trigger]]
) -> tuple[tuple[Event, Trigger], ...]:
    """The events, in text order, those without a day under the day of the scene they carry on.

    A scene begins with a past act dated to the day; it goes on while the next past acts, a sentence or two on, share
    somebody with it or follow with "then" or "later", and no other time is told. `When.why` names the rule.
    """
    dated: set[int] = set()
    for event, trigger in told:
        if event.when is not None:
            dated.add(clauses.words.sentence[trigger.word])
    other = _told_times(clauses)
    scene: _Scene | None = None
    found: list[tuple[Event, Trigger]] = []
    for event, trigger in told:
        sentence = clauses.words.sentence[trigger.word]
        if event.when is not None:
            scene = _opened(article, clauses, event, trigger) or (scene if scene and event.when == scene.day else None)
        elif scene is not None and sentence not in dated and sentence not in other:
            block = _block(article, event)
            if _goes_on(clauses, scene, (event, trigger), block):
                event = replace(event, when=_carried(scene.day))
                scene.last, scene.block = sentence, block
                scene.cast |= _cast(event)
        found.append((event, trigger))
    return tuple(found)


def _opened(article: Article, clauses: Clauses, event: Event, trigger: Trigger) -> _Scene | None:
    when = event.when
    if when is None or when.precision not in _DAYS or when.start is None or not _is_past(clauses, event, trigger):
        return None
    sentence = clauses.words.sentence[trigger.word]
    return _Scene(when, sentence, sentence, _block(article, event), _cast(event))


def _goes_on(clauses: Clauses, scene: _Scene, act: tuple[Event, Trigger], block: int) -> bool:
    event, trigger = act
    sentence = clauses.words.sentence[trigger.word]
    near = 0 <= sentence - scene.last <= _GAP and sentence - scene.told <= _REACH and block - scene.block <= 1
    if not near or not _is_past(clauses, event, trigger) or trigger.construction in ("nominal", "relative"):
        return False
    follows = any(clauses.lowers[w] in word_class("following") for w in clauses.clause(trigger.predicate))
    return follows or sentence == scene.told or bool(_cast(event) & scene.cast)


def _is_past(clauses: Clauses, event: Event, trigger: Trigger) -> bool:
    """Whether the act is told in the simple past, no history behind it ("had", "has")."""
    if event.status not in _PRESENT:
        return False
    predicate = trigger.predicate
    while clauses.words.dep[predicate] in ("xcomp", "conj") and clauses.words.tag[predicate] not in _PAST:
        above = clauses.words.head[predicate]
        if above == predicate:
            break
        predicate = above
    helpers = clauses.below(predicate, "aux", "aux:pass", "cop")
    if any(clauses.lowers[h] in ("had", "has", "have", "'ve", "’ve") for h in helpers):
        return False
    return clauses.words.tag[predicate] in _PAST or any(clauses.words.tag[h] in _PAST for h in helpers)


def _told_times(clauses: Clauses) -> frozenset[int]:
    """The sentences with a word that leads away from the scene ("years ago", "earlier", "previously")."""
    away = word_class("leading_away")
    return frozenset(clauses.words.sentence[w] for w, low in enumerate(clauses.lowers) if low in away)


def _carried(when: When) -> When:
    why = Why(rule="day of the scene", score=round(0.7 * when.why.score, 4), detail=f"told before: {when.words}")
    return replace(when, why=why)


def _cast(event: Event) -> set[str]:
    named = {role.actor for role in event.roles if role.actor and role.role != "place"}
    return named | {role.label.lower() for role in event.roles if role.role in ("actor", "recipient")}


def _block(article: Article, event: Event) -> int:
    return next((n for n, block in enumerate(article.blocks) if block.span.covers(event.trigger)), 0)
