"""Refusing in advance: "will not accept the terms", "would never disarm": what somebody says they will not do."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.findings.clauses import Clauses
from onrecord.findings.complements import Complement, complement
from onrecord.findings.holders import holder_of_predicate
from onrecord.findings.somebody import Somebody
from onrecord.findings.stance_lexicon import is_public_matter, is_stance_word
from onrecord.findings.taken import Taken

_WILL = frozenset({"will", "would", "wo", "shall", "'ll", "’ll", "'d", "’d", "can", "ca", "could"})
_INABILITY = frozenset({"accept", "tolerate", "allow", "permit", "condone", "countenance"})
_KINDS = ("obj", "inf", "ing", "that", "to", "with", "from")


def refused(clauses: Clauses, somebody: Somebody, verb: int) -> Iterator[Taken]:
    """A verb that stands for giving way, denied with "will", "would" or "never"."""
    form = clauses.lowers[verb]
    modal, denied = clauses.modal(verb), clauses.negation(verb)
    if (
        denied is None
        or not is_stance_word("refused", form)
        or clauses.lowers[denied] not in ("not", "n't", "n’t", "never")
    ):
        return
    if modal is None or clauses.lowers[modal] not in _WILL or {"if", "whether"} & _marks(clauses, verb):
        return
    if any(clauses.lowers[word] == "have" for word in clauses.below(verb, "aux")):
        # "He would not have resigned" tells what did not come to pass.
        return
    if clauses.lowers[modal] in ("can", "ca", "could") and form not in _INABILITY:
        return
    holder = holder_of_predicate(clauses, somebody, verb)
    if (
        holder is None
        or holder.patient
        or holder.standing in ("nobody", "human")
        and clauses.lowers[holder.word] != "we"
    ):
        return
    about = complement(clauses, verb, _KINDS) or Complement(verb, verb, verb, "none")
    if about.kind in ("obj", "to", "with", "from") and not is_public_matter(clauses.lowers[about.head]):
        return
    if clauses.words.sentence[about.head] == clauses.words.sentence[verb]:
        yield Taken(modal, max(about.last, verb), "rejects", holder, about, f"denied {form} (rejects)", verb)


def _marks(clauses: Clauses, verb: int) -> set[str]:
    return {clauses.lowers[mark] for mark in clauses.below(verb, "mark")}
