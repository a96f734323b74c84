"""Whose word it is: a voice, and a statement with the chain of voices behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.spans import Span, Why

VoiceKind = Literal["outlet", "person", "office", "organisation", "country", "group", "document", "unnamed"]
Manner = Literal["article", "quoted", "mixed", "paraphrased", "block", "headline"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
Act = Literal[
    "say",
    "claim",
    "deny",
    "accuse",
    "warn",
    "predict",
    "demand",
    "promise",
    "admit",
    "confirm",
    "doubt",
    "believe",
    "know",
    "support",
    "oppose",
    "ask",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who answers for words. `label` is the slice at `span`, letter for letter; `actor` an `Actor.id`.

    A voice that the text does not name has the label "unnamed" and no span.
    """

    kind: VoiceKind
    label: str
    actor: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A stretch that somebody answers for; `chain` runs from the page's own outlet to the origin.

    `spans` are the reported words without cue, source and what joins them; `parent` is the id of the statement it
    stands inside. Statement 0 of a reading is the article itself: chain of the outlet alone, manner "article".
    `distance` are the words by which whoever tells this stands back from what they tell: "so-called", "apparently", a
    few words in marks, the noun in "the government's claim that …", which is the cue of the statement inside.
    """

    id: str
    spans: tuple[Span, ...]
    chain: tuple[Voice, ...]
    manner: Manner
    why: Why
    cue: Span | None = None
    act: Act = "say"
    certainty: Certainty = "unknown"
    polarity: Polarity = "positive"
    parent: str | None = None
    distance: tuple[Span, ...] = ()
