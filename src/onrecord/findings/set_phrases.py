"""Set phrases that take a position: "threw its weight behind the bill", "gave it its blessing", "in protest at"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_args

from onrecord.findings.clauses import Clauses
from onrecord.findings.complements import Complement, is_bodily, sentence_before, trimmed
from onrecord.findings.holders import Holder, holder_of_predicate
from onrecord.findings.inflection import noun_lemmas, verb_lemmas
from onrecord.findings.somebody import Somebody, Standing
from onrecord.findings.stance_lexicon import is_stance_word
from onrecord.findings.taken import Taken
from onrecord.findings.word_classes import rows
from onrecord.record import Stance

_BETWEEN = 3
_BE = frozenset({"is", "are", "was", "were", "be", "been", "remain", "remains", "remained", "stay", "stayed", "stays"})
_IN = {"protest": "opposes", "opposition": "opposes", "solidarity": "supports", "support": "supports"}
_AT = frozenset({"at", "over", "against", "of", "with", "to", "about"})
_STANCES: dict[str, Stance] = {stance: stance for stance in get_args(Stance)}


class _Phrase(NamedTuple):
    """The words after the verb, each a run of touching words; `inner`: the object stands right after it;
    `back`: it was told before."""

    stance: Stance
    standing: Standing
    words: tuple[tuple[str, ...], ...]
    inner: bool
    back: bool


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Phrases by their verb."""
    found: dict[str, list[_Phrase]] = {}
    for stance, standing, phrase in rows("stance_idioms.tsv"):
        verb, *words = phrase.split()
        runs = tuple(tuple(word.split("_")) for word in words if word not in ("X", "Y"))
        least: Standing = "political" if standing == "political" else "human"
        found.setdefault(verb, []).append(
            _Phrase(_STANCES[stance], least, runs, words[-1] not in ("X", "Y"), words[-1] == "Y")
        )
    return {verb: tuple(phrases) for verb, phrases in found.items()}


def set_phrases(clauses: Clauses, somebody: Somebody, word: int) -> Iterator[Taken]:
    """The positions told by a set phrase that begins at `word`."""
    form = clauses.lowers[word]
    if form == "in" and clauses.lowers[word + 1 : word + 2] and clauses.lowers[word + 1] in _IN:
        yield from _in_protest(clauses, somebody, word)
    if form in _BE:
        choices = _phrases()["be"]
    else:
        lemmas = verb_lemmas(form) if clauses.words.tag[word][:2] == "VB" else ()
        choices = next((_phrases()[lemma] for lemma in lemmas if lemma in _phrases()), ())
    near = frozenset(clauses.lowers[word + 1 : clauses.sentence(word).stop]) if choices else frozenset()
    for phrase in choices:
        if any(run[0] not in near for run in phrase.words):
            continue
        end = _match(clauses, word, phrase)
        about = _about(clauses, word, phrase, end) if end is not None else None
        holder = _holder(clauses, somebody, word) if about and end is not None else None
        if about is None or holder is None or not _may_hold(clauses, phrase.standing, holder):
            continue
        if is_bodily(clauses, word, about):
            continue
        if not _is_denied(clauses, word, about):
            last = max(about.last, end or word) if about.kind != "before" else end or word
            yield Taken(word, last, phrase.stance, holder, about, f"set phrase ({phrase.stance})", word)
            return


def _may_hold(clauses: Clauses, least: Standing, holder: Holder) -> bool:
    low = clauses.lowers[holder.word]
    if holder.standing == "nobody" or is_stance_word("thing", low) or is_stance_word("sport", low):
        return False
    return least == "human" or holder.standing in ("political", "named")


def _match(clauses: Clauses, verb: int, phrase: _Phrase) -> int | None:
    """The last word of the phrase, or None where its words do not follow in order and near one another."""
    stop, at = clauses.sentence(verb).stop, verb
    for number, run in enumerate(phrase.words):
        reach = 8 if phrase.inner and not number else _BETWEEN
        for start in range(at + 1, min(at + 2 + reach, stop)):
            if clauses.lowers[start] in (",", ";", "and", "but", "that"):
                return None
            if clauses.lowers[start : start + len(run)] == run:
                at = start + len(run) - 1
                break
            if clauses.words.pos[start] in ("VERB", "AUX") and not phrase.inner:
                return None
        else:
            return None
    return at


def _about(clauses: Clauses, verb: int, phrase: _Phrase, end: int | None) -> Complement | None:
    """The noun, or gerund, that the phrase is about."""
    if end is None:
        return None
    if phrase.back:
        return sentence_before(clauses, verb)
    span = range(verb + 1, end) if phrase.inner else range(end + 1, min(end + 9, clauses.sentence(verb).stop))
    for at in span:
        if clauses.words.tag[at] == "VBG" and not phrase.inner and at == end + 1:
            inside = [w for w in clauses.subtree(at) if w >= at]
            return Complement(at, at, trimmed(clauses, max(inside)), "ing")
        if clauses.words.pos[at] in ("NOUN", "PROPN") and not _leads_on(clauses, at):
            first, last = clauses.bounds(at, wide=not phrase.inner)
            last = min(last, end - 1) if phrase.inner else last
            return Complement(at, max(first, span.start), max(last, at), "obj")
        if clauses.words.pos[at] in ("VERB", "PUNCT", "SCONJ") or clauses.words.tag[at] in ("WRB", "WP"):
            return None
    return None


def _leads_on(clauses: Clauses, at: int) -> bool:
    following = clauses.words.pos[at + 1 : at + 2]
    return following in (("NOUN",), ("PROPN",)) or clauses.words.dep[at] in ("compound", "nmod:poss")


def _holder(clauses: Clauses, somebody: Somebody, word: int) -> Holder | None:
    """The subject of the verb; of a form of "be", of what it is the copula of."""
    predicate = clauses.words.head[word] if clauses.words.dep[word] in ("cop", "aux", "aux:pass") else word
    if clauses.words.dep[word] == "aux:pass":
        return None
    holder = holder_of_predicate(clauses, somebody, predicate)
    return None if holder is None or holder.patient else holder


def _is_denied(clauses: Clauses, word: int, about: Complement) -> bool:
    """Whether the phrase is denied, asked, supposed or told of as merely possible."""
    predicate = clauses.words.head[word] if clauses.words.dep[word] == "cop" else word
    near = clauses.lowers[max(clauses.sentence(word).start, word - 3) : max(about.first, word + 1)]
    modal = clauses.modal(predicate)
    marks = {clauses.lowers[mark] for mark in clauses.below(predicate, "mark")}
    possible = modal is not None and clauses.lowers[modal] in ("may", "might", "could", "can")
    denied = any(low in ("not", "n't", "n’t", "never", "neither") for low in near)
    return denied or possible or bool(marks & {"if", "whether", "unless"})


def _in_protest(clauses: Clauses, somebody: Somebody, word: int) -> Iterator[Taken]:
    """ "walked out in protest at the bill", "rallied in support of their leader": why somebody acts."""
    noun, after = word + 1, word + 2
    stop = clauses.sentence(word).stop
    if after + 1 >= stop or clauses.lowers[after] not in _AT:
        return
    verb = clauses.predicate(word)
    if clauses.words.pos[verb] != "VERB" or verb > word:
        return
    subject = clauses.subject(verb)
    standing = somebody.standing(subject.word) if subject is not None and not subject.passive else "nobody"
    if subject is None or (standing == "nobody" and not is_stance_word("holder", clauses.lowers[subject.word])):
        return
    for at in range(after + 1, min(after + 8, stop)):
        if clauses.words.pos[at] in ("NOUN", "PROPN") and not _leads_on(clauses, at):
            first, last = clauses.bounds(at, wide=True)
            about = Complement(at, max(first, after + 1), max(last, at), "obj")
            stance = _STANCES[_IN[clauses.lowers[noun]]]
            holder = Holder(subject.word, "human" if standing == "nobody" else standing)
            yield Taken(word, about.last, stance, holder, about, f"in {clauses.lowers[noun]} ({stance})", verb)
            return


def partisans(clauses: Clauses, somebody: Somebody, noun: int) -> Iterator[Taken]:
    """ "a critic of the war", "opponents of the dam": who is for or against by the noun itself."""
    form = clauses.lowers[noun]
    against = is_stance_word("partisan_against", form)
    if not against and not is_stance_word("partisan_for", form):
        return
    about = next((o.word for o in clauses.obliques(noun) if o.preposition == "of" and o.word > noun), None)
    if about is None:
        about = _matter_before(clauses, noun)
    if about is None or any(is_stance_word("sport", clauses.lowers[w]) for w in clauses.sentence(noun) if w != noun):
        return
    holder = _apposed(clauses, somebody, noun)
    first, last = clauses.bounds(about, wide=True)
    span = Complement(about, first, max(first, last), "of")
    stance: Stance = "opposes" if against else "supports"
    start = min(clauses.bounds(noun)[0], holder if 0 < noun - holder < 8 else noun)
    yield Taken(
        start, max(span.last, noun), stance, Holder(holder, "human"), span, f"{noun_lemmas(form)[-1]} ({stance})", noun
    )


def _matter_before(clauses: Clauses, noun: int) -> int | None:
    """ "treaty opponents": a public matter as the first part of the compound."""
    before = [c for c in clauses.below(noun, "compound") if is_stance_word("matter", clauses.lowers[c])]
    return before[-1] if before else None


def _apposed(clauses: Clauses, somebody: Somebody, noun: int) -> int:
    """Who the noun tells of: its apposition, or the subject of "is a critic of"; else itself."""
    head = clauses.words.head[noun]
    if clauses.words.dep[noun] == "appos" and somebody.standing(head) != "nobody":
        return head
    subject = clauses.subject(noun) if clauses.below(noun, "cop") else None
    return subject.word if subject is not None and somebody.standing(subject.word) != "nobody" else noun
