"""Who "he", "she", "they" and "it" are where the page's names do not tell: one who spoke before.

Coreference resolves pronouns to names; a source without a name ("a lawyer for the mine") has no actor, and the
pronoun after it goes on speaking for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.record import Statement, Voice

_ONE = frozenset({"he", "she"})
_MANY = frozenset({"they"})
_BODY = frozenset({"it"})
_PLURAL_WORDS = frozenset(
    {"some", "many", "others", "both", "several", "two", "three", "people", "police", "most", "few"}
)
REACH = 600
"""Characters that a pronoun looks back for who spoke."""


def with_antecedents(found: Sequence[Statement], before: Sequence[Statement]) -> list[Statement]:
    """These statements of one layer, in text order, with unresolved pronouns among their last voices resolved.

    `before` are the statements of the layers above, in whose voices a pronoun may have its antecedent.
    """
    parents = {statement.id: statement for statement in before}
    done: list[Statement] = []
    for statement in sorted(found, key=lambda s: s.spans[0].start):
        voice = statement.chain[-1]
        if voice.actor is None and voice.span and voice.label.lower() in _ONE | _MANY | _BODY:
            known = _antecedent(statement, done, parents)
            if known is not None:
                named = replace(known, label=voice.label, span=voice.span) if known.actor else known
                statement = replace(statement, chain=(*statement.chain[:-1], named))
        done.append(statement)
    return done


def _antecedent(statement: Statement, done: Sequence[Statement], parents: dict[str, Statement]) -> Voice | None:
    pronoun = statement.chain[-1]
    at = pronoun.span.start if pronoun.span else 0
    parent = parents.get(statement.parent or "")
    told = parent is not None and parent.manner in {"paraphrased", "headline"} and len(parent.chain) > 1
    # "The guard said he had seen nothing": in a paraphrase the speaker is the nearest one.
    if parent and told and _fits(pronoun.label.lower(), parent.chain[-1]):
        return parent.chain[-1]
    for other in reversed(done):
        voice = other.chain[-1]
        if other.parent != statement.parent or voice.span is None or voice.span.end > at:
            continue
        if at - voice.span.end > REACH:
            return None
        if _fits(pronoun.label.lower(), voice):
            return voice
    return None


def _fits(pronoun: str, voice: Voice) -> bool:
    """Whether somebody so named can be meant by this pronoun."""
    words = voice.label.lower().replace(",", " ").split()
    if not words or voice.label == "unnamed":
        return False
    many = words[0] in _PLURAL_WORDS or _head(words).endswith("s") or " and " in voice.label
    if pronoun in _ONE:
        return voice.kind in {"person", "office", "unnamed"} and not many
    if pronoun in _MANY:
        return many or voice.kind in {"organisation", "group"}
    return voice.kind in {"organisation", "country", "document", "group", "outlet"} and not many


def _head(words: list[str]) -> str:
    """The noun of a plain description: the word before "of", "in", "who" and the like."""
    for i, word in enumerate(words):
        if i and word in {"of", "in", "at", "for", "from", "who", "with", "on", "to"}:
            return words[i - 1]
    return words[-1]
