"""A verdict is a position in other words: "the tariffs are a bad idea, she said", "he called the ruling a disgrace"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.findings.clauses import Clauses
from onrecord.findings.stance_lexicon import is_stance_word
from onrecord.findings.statement_of import statement_of
from onrecord.record import Party, Span, Stance, Statement

_REACH = 9


class Verdict(NamedTuple):
    """What is judged, from the first to the last word of it and of the judgement, and how."""

    stance: Stance
    judged: int
    first: int
    last: int
    word: int


def said_of(clauses: Clauses, word: int) -> Verdict | None:
    """ "the plan is unacceptable", "the war is a mistake": a judging word with a copula, told of a noun."""
    stance = _judging(clauses, word)
    if stance is None or not clauses.below(word, "cop") or clauses.negation(word) is not None:
        return None
    modal = clauses.modal(word)
    if modal is not None or clauses.below(word, "mark") and _is_asked(clauses, word):
        return None
    subject = clauses.subject(word)
    if subject is None or clauses.words.pos[subject.word] not in ("NOUN", "PROPN", "VERB"):
        return None
    first, _ = clauses.bounds(subject.word, wide=True)
    return Verdict(stance, subject.word, min(first, word), word, word)


def named_so(clauses: Clauses, verb: int) -> Verdict | None:
    """ "called the ruling a disgrace", "described the call as improper": a judging word soon after a verb of naming."""
    objects = clauses.objects(verb)
    if not objects or not is_stance_word("naming", clauses.lowers[verb]) or clauses.negation(verb) is not None:
        return None
    stop = min(clauses.sentence(verb).stop, objects[0] + _REACH)
    for at in range(max(verb, objects[0]) + 1, stop):
        stance = _judging(clauses, at)
        if stance:
            return Verdict(stance, objects[0], verb, at, verb)
    return None


def _judging(clauses: Clauses, word: int) -> Stance | None:
    names = (clauses.lowers[word], "_".join(clauses.lowers[max(0, word - 1) : word + 1]))
    if any(is_stance_word("bad", name) for name in names):
        return "opposes"
    return "supports" if any(is_stance_word("good", name) for name in names) else None


def _is_asked(clauses: Clauses, word: int) -> bool:
    return any(clauses.lowers[mark] in ("if", "whether") for mark in clauses.below(word, "mark"))


def voice_of(span: Span, statements: Sequence[Statement]) -> Party | None:
    """Who answers for a stretch: the origin of the innermost statement around it; None for the unnamed."""
    around = statement_of(span, statements)
    statement = next((s for s in statements[1:] if s.id == around), None)
    if statement is None or statement.chain[-1].span is None:
        return None
    voice = statement.chain[-1]
    return Party(label=voice.label, span=voice.span, actor=voice.actor)
