"""Positions: who supports, opposes, demands, rejects or offers what, and on what condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.findings.clauses import Clauses, clauses_of
from onrecord.findings.complements import Complement, complement, is_bodily, sentence_before, span_of
from onrecord.findings.conditions import condition_of, is_left_open
from onrecord.findings.holders import (
    Holder,
    as_spoken,
    given_by,
    holder_of_noun,
    holder_of_predicate,
    holder_of_state,
    party,
)
from onrecord.findings.inflection import verb_lemmas
from onrecord.findings.intentions import announced, enacted, intended, is_policy
from onrecord.findings.moved import moved
from onrecord.findings.private_matters import (
    counts_anywhere,
    is_of_a_game,
    keeps_silent,
    only_argues,
    only_claims,
    takes_no_side,
)
from onrecord.findings.public_affairs import is_page_of_public_affairs
from onrecord.findings.read_stances import read_stances
from onrecord.findings.refusals import refused
from onrecord.findings.set_phrases import partisans, set_phrases
from onrecord.findings.somebody import Somebody, somebody_of
from onrecord.findings.stance_lexicon import (
    Sense,
    adjective_senses,
    is_public_matter,
    is_stance_word,
    noun_senses,
    verb_senses,
)
from onrecord.findings.statement_of import statement_of
from onrecord.findings.taken import Taken
from onrecord.findings.verdicts import verdicts
from onrecord.record import Analysis, Article, Grounds, Position, Span, Stance, Statement, Why, content_id

_HYPOTHETICAL = frozenset({"if", "whether", "unless"})
_NOT_PEOPLE = frozenset(
    {"praise", "applaud", "commend", "laud", "hail", "urge", "implore", "exhort", "rule_out", "seek", "dismiss"}
)
_UNRESOLVED = frozenset({"they", "he", "she", "it", "them"})
_LEADING = frozenset(
    {"refuse", "decline", "vow", "pledge", "promise", "agree", "commit", "offer", "consent", "volunteer"}
)
_ONLY_DENIED = frozenset({"want"})
_WEAK_MODALS = frozenset({"may", "might", "could", "can"})
_GLAD = frozenset({"happy", "glad", "pleased"})
_WOULD = frozenset({"would", "'d", "’d", "will"})
_DENYING = frozenset({"deny", "refute", "rebut"})
_DUTIES = frozenset({"should", "must", "ought"})


def positions(
    article: Article, analysis: Analysis, statements: Sequence[Statement], grounds: Grounds
) -> tuple[Position, ...]:
    """The positions of an article, in text order, each under the innermost statement around it.

    A holder is somebody (a country, an office, a person, a group), never a thing. "does not support" is opposes;
    a denied "oppose" takes no position. What stands under "if" or "whether" is not held.
    """
    if not len(analysis):
        return ()
    clauses = clauses_of(article.text, analysis)
    somebody = somebody_of(clauses, grounds)
    public = is_page_of_public_affairs(somebody)
    found: list[Position] = []
    for word in range(len(analysis)):
        for taken in _taken(clauses, somebody, word):
            position = _position(article, clauses, somebody, statements, taken)
            if position.holder.actor is None and position.holder.label.lower() in _UNRESOLVED:
                continue
            inner = _is_document_inside(clauses, taken, found)
            if not (public or counts_anywhere(clauses, somebody, taken)) or is_of_a_game(clauses, taken):
                continue
            if not inner and not any(_says_the_same(other, position) for other in found):
                found.append(position)
            break
    for more in (verdicts, read_stances):
        for told in more(article, clauses, somebody, statements):
            if not any(other.span.overlaps(told.span) for other in found):
                found.append(told)
    return tuple(sorted(found, key=lambda position: (position.span.start, position.span.end)))


def _is_document_inside(clauses: Clauses, taken: Taken, found: Sequence[Position]) -> bool:
    """ "vetoed a resolution calling for a truce": the text is what another position is about, and holds none itself."""
    start = clauses.words.start[taken.holder.word]
    document = is_stance_word("document", clauses.lowers[taken.holder.word])
    return document and any(other.span.start <= start < other.span.end for other in found)


def _says_the_same(one: Position, other: Position) -> bool:
    """Whether two overlapping stretches tell one position: same stance, or one holder and no more than a detail."""
    if not one.span.overlaps(other.span):
        return False
    return one.stance == other.stance or (one.holder == other.holder and one.span.covers(other.span))


def _taken(clauses: Clauses, somebody: Somebody, word: int) -> Iterator[Taken]:
    pos, form = clauses.words.pos[word], clauses.lowers[word]
    yield from set_phrases(clauses, somebody, word)
    if pos == "VERB":
        yield from refused(clauses, somebody, word)
        yield from _verbal(clauses, somebody, word, verb_senses(form))
        yield from moved(clauses, somebody, word)
        yield from enacted(clauses, somebody, word)
        yield from announced(clauses, somebody, word)
    yield from intended(clauses, somebody, word)
    if pos in ("ADJ", "VERB", "ADV"):
        yield from _adjectival(clauses, somebody, word, adjective_senses(form))
    if pos == "NOUN":
        yield from partisans(clauses, somebody, word)
        yield from _nominal(clauses, somebody, word, noun_senses(form))
    if form in ("against", "favor", "favour"):
        yield from _prepositional(clauses, somebody, word)
        yield from _beside(clauses, somebody, word)


def _verbal(clauses: Clauses, somebody: Somebody, verb: int, choices: Sequence[Sense]) -> Iterator[Taken]:
    if not choices or _is_hypothetical(clauses, verb):
        return
    holder = _of_document(clauses, somebody, holder_of_predicate(clauses, somebody, verb))
    if holder is None:
        return
    turned = _turned(clauses, verb)
    for sense in choices:
        after = _particle_end(clauses, verb, sense)
        if after is None:
            continue
        about = holder.patient if holder.patient and "obj" in sense.complements else None
        about = about or (None if holder.patient else complement(clauses, verb, sense.complements, after))
        wished = about is not None and sense.word == "want" and about.kind == "inf" and holder.standing == "named"
        if about is None or not (_may_hold(clauses, sense, holder, about) or (wished and is_policy(clauses, about))):
            continue
        if not (_is_public(clauses, sense, about, verb) or _is_wanted(clauses, somebody, holder, about, sense)):
            continue
        if about.kind == "inf" and sense.word in _LEADING and _leads_to_stance(clauses, about.head, sense):
            continue
        if sense.word in ("refuse", "decline", "want") and keeps_silent(clauses, about):
            continue
        if takes_no_side(clauses, sense.word, about):
            continue
        if sense.stance == "supports" and only_argues(clauses, about):
            continue
        if sense.stance == "offers" and only_claims(clauses, verb, about):
            continue
        if is_bodily(clauses, verb, about) or (sense.word == "call" and about.kind == "for" and clauses.objects(verb)):
            continue
        if sense.word in _NOT_PEOPLE and about.kind == "obj" and somebody.standing(about.head) != "nobody":
            continue
        stance = sense.denied if turned else sense.stance
        if stance and (turned or sense.word not in _ONLY_DENIED or about.kind != "inf"):
            first, ends = _governor(clauses, verb), verb if about.kind == "before" else about.last
            last = max(ends, verb, holder.word if holder.patient else verb)
            yield Taken(first, last, _in_time(clauses, verb, stance), holder, about, _rule(sense, turned), verb)


def _plain_senses(clauses: Clauses, verb: int) -> list[Sense]:
    """Senses of a verb that stand without a particle, or whose particle is there."""
    return [one for one in verb_senses(clauses.lowers[verb]) if _particle_end(clauses, verb, one) is not None]


def _leads_to_stance(clauses: Clauses, verb: int, sense: Sense) -> bool:
    """Whether the infinitive takes a position by itself, which the governor only promises or refuses."""
    inner = _plain_senses(clauses, verb)
    return any(one.denied for one in inner) if sense.stance == "rejects" else bool(inner)


def _of_document(clauses: Clauses, somebody: Somebody, holder: Holder | None) -> Holder | None:
    """ "passed a resolution condemning the coup": whoever makes the text their own holds what it says."""
    if holder is None or not is_stance_word("document", clauses.lowers[holder.word]):
        return holder
    verb = clauses.words.head[holder.word]
    if clauses.words.dep[holder.word] != "obj" or not is_stance_word("texts", clauses.lowers[verb]):
        return holder
    maker = holder_of_predicate(clauses, somebody, verb)
    return maker if maker and maker.standing != "nobody" and not maker.patient else holder


def _rule(sense: Sense, turned: bool) -> str:
    return f"{'denied ' if turned else ''}{sense.word.replace('_', ' ')} ({sense.stance})"


def _in_time(clauses: Clauses, verb: int, stance: Stance) -> Stance:
    """A veto that was cast is opposition; one that is to come would block."""
    if stance != "would block":
        return stance
    going_on = clauses.words.tag[verb] in ("VBG", "VBZ", "VBP") and "veto" not in verb_lemmas(clauses.lowers[verb])
    coming = going_on or clauses.modal(verb) is not None or clauses.words.tag[verb] == "VB"
    return "would block" if coming else "opposes"


def _particle_end(clauses: Clauses, verb: int, sense: Sense) -> int | None:
    """The last word of the verb with its particle; None where the particle is not there."""
    _, _, particle = sense.word.partition("_")
    if not particle:
        return verb
    if verb + 1 < len(clauses.words) and clauses.lowers[verb + 1] == particle:
        return verb + 1
    if any(o.preposition == particle for o in clauses.obliques(verb)) or clauses.particle(verb) == particle:
        return verb
    return None


def _may_hold(clauses: Clauses, sense: Sense, holder: Holder, about: Complement) -> bool:
    low = clauses.lowers[holder.word]
    if is_stance_word("document", low):
        return sense.stance == "demands" and sense.word in ("call", "demand", "urge")
    if is_stance_word("thing", low) or (is_stance_word("sport", low) and holder.standing != "political"):
        return False
    if sense.may_be_held_by(holder.standing):
        return True
    several = holder.standing == "human" and (
        clauses.words.tag[holder.word] in ("NNS", "NNPS") or is_stance_word("holder", low)
    )
    decides = holder.standing == "human" and is_stance_word("body", low)
    if about.kind == "inf":
        return decides
    return (several or decides or holder.standing == "named") and _is_matter(clauses, about.head)


def _is_matter(clauses: Clauses, word: int) -> bool:
    """Whether the noun names a matter of public affairs by itself ("the levy", "independence")."""
    return is_public_matter(clauses.lowers[word])


def _is_public(clauses: Clauses, sense: Sense, about: Complement, verb: int) -> bool:
    """Whether what is wanted is more than a private matter ("want to sleep", "support her family")."""
    low = clauses.lowers[about.head]
    if about.kind == "before":
        return True
    if about.kind == "for" and is_stance_word("time", low):
        return False
    if sense.word in _DENYING and about.kind == "obj":
        return is_stance_word("deniable", low)
    if about.kind == "obj":
        if is_stance_word("personal", low) or (sense.stance == "opposes" and is_stance_word("bodily", low)):
            return False
        if is_stance_word("needs_matter", sense.word):
            return _is_matter(clauses, about.head)
        if sense.stance == "offers" and sense.word not in ("propose", "put_forward"):
            return is_stance_word("offered", low) or is_stance_word("pay", low) or is_stance_word("matter", low)
    if sense.word in ("insist", "insistence", "adamant") and about.kind == "that":
        return _is_subjunctive(clauses, about.head)
    if sense.word in ("want", "seek") and about.kind == "obj":
        return is_stance_word("abstract", low) or is_stance_word("wanted", low)
    return clauses.words.sentence[about.head] == clauses.words.sentence[verb]


def _is_wanted(clauses: Clauses, somebody: Somebody, holder: Holder, about: Complement, sense: Sense) -> bool:
    """Whether a thing that a body of public affairs wants or offers is a public matter: no person's, or a count of it
    ("the union wants a clinic", "Peru offered two helicopters")."""
    low = clauses.lowers[about.head]
    if about.kind != "obj" or holder.standing != "political" or is_stance_word("personal", low):
        return False
    thing = somebody.standing(about.head) == "nobody" or somebody.is_of(about.head, "relief_gear")
    if clauses.words.pos[about.head] != "NOUN" or not thing:
        return False
    if sense.word == "want":
        return clauses.lowers[holder.word] == "we" or not somebody.is_person(holder.word)
    return sense.word == "offer" and bool(clauses.below(about.head, "nummod"))


def _is_subjunctive(clauses: Clauses, verb: int) -> bool:
    """ "insisted that he leave", "that they must go": what should be, against what is."""
    modal = clauses.modal(verb)
    if modal is not None:
        return clauses.lowers[modal] in ("must", "should", "shall")
    form = clauses.lowers[verb]
    if any(clauses.lowers[c] == "be" for c in clauses.below(verb, "aux:pass", "cop")):
        return True
    if clauses.words.pos[verb] not in ("VERB", "AUX"):
        return False
    bare = verb_lemmas(form)[0] == form and not form.endswith(("s", "ed", "ing")) and not clauses.below(verb, "aux")
    subject = clauses.subject(verb)
    singular = subject is not None and clauses.words.tag[subject.word] in ("NN", "NNP", "PRP")
    return bare and (singular or clauses.words.tag[verb] == "VB")


def _is_hypothetical(clauses: Clauses, verb: int) -> bool:
    """Under "if" or "whether", asked, merely possible, or the purpose of another act."""
    marks = {clauses.lowers[m] for m in clauses.below(verb, "mark")}
    if _is_joined_supposition(clauses, verb) or is_left_open(clauses, verb):
        return True
    modal = clauses.modal(verb)
    sentence = clauses.sentence(verb)
    if any(clauses.lowers[w].startswith("?") for w in sentence[-2:]):
        return True
    if clauses.words.tag[verb] == "VBG" and any(
        is_stance_word("accused", clauses.lowers[above]) for above in list(clauses.ancestors(verb))[:2]
    ):
        return True
    if clauses.words.tag[verb] == "VBG" and "as" in marks:
        return True
    if marks & _HYPOTHETICAL or (modal is not None and clauses.lowers[modal] in _WEAK_MODALS):
        return True
    if modal is not None and clauses.lowers[modal] in _DUTIES:
        # What somebody ought to welcome they do not yet; "we must reject it" does.
        subject = clauses.subject(verb)
        return subject is None or clauses.lowers[subject.word] not in ("we", "i")
    if clauses.words.tag[verb] != "VB" or modal is not None or "to" not in marks:
        return False
    head = clauses.lowers[clauses.words.head[verb]]
    avowed = is_stance_word("avowal", clauses.lowers[verb]) and clauses.words.dep[verb] == "advcl"
    return not (avowed or is_stance_word("governor", head) or is_stance_word("against", head))


def _is_joined_supposition(clauses: Clauses, verb: int) -> bool:
    """ "Unless he withdraws it or she puts forward another": read off the words, the mark is over both."""
    first = clauses.sentence(verb).start
    joined = verb - 1
    while joined > first and clauses.lowers[joined] not in ("or", "and"):
        if clauses.words.tag[joined] in ("VBZ", "VBD", "VBP", "MD") or clauses.lowers[joined] in (";", ":"):
            return False
        joined -= 1
    for at in range(joined - 1, first - 1, -1):
        if clauses.lowers[at] in _HYPOTHETICAL:
            return clauses.lowers[joined] == "or" or clauses.lowers[at] == "unless"
        if clauses.words.pos[at] == "PUNCT":
            return False
    return False


def _turned(clauses: Clauses, verb: int) -> bool:
    """Whether a negation, or a governor like "refuse" or "unlikely", turns the stance round."""
    turned = clauses.negation(verb) is not None or _never_more(clauses, verb)
    head = clauses.words.head[verb]
    if head != verb and clauses.words.dep[verb] in ("xcomp", "ccomp", "advcl", "csubj"):
        turned ^= is_stance_word("against", clauses.lowers[head])
        turned ^= clauses.negation(head) is not None and is_stance_word("governor", clauses.lowers[head])
    return turned


def _governor(clauses: Clauses, verb: int) -> int:
    """The word a stance under a governor begins with ("unlikely to back")."""
    head = clauses.words.head[verb]
    governed = head < verb and verb - head < 5 and clauses.words.dep[verb] in ("xcomp", "csubj")
    return head if governed and is_stance_word("against", clauses.lowers[head]) else verb


def _never_more(clauses: Clauses, verb: int) -> bool:
    return clauses.lowers[max(0, verb - 2) : verb] == ("no", "longer")


def _adjectival(clauses: Clauses, somebody: Somebody, word: int, choices: Sequence[Sense]) -> Iterator[Taken]:
    holder = holder_of_state(clauses, somebody, word) if choices else None
    if holder is None or _is_hypothetical(clauses, word):
        return
    for sense in choices:
        about = complement(clauses, word, sense.complements)
        if about is None or not _may_hold(clauses, sense, holder, about):
            continue
        if clauses.lowers[about.head] in ("all", "least", "last", "first"):
            continue
        private = clauses.lowers[holder.word] in ("i", "me") and not _is_matter(clauses, about.head)
        if sense.stance == "supports" and about.kind in ("with", "about", "on") and private:
            continue
        modal = clauses.modal(word)
        if sense.word in _GLAD and about.kind == "inf" and (modal is None or clauses.lowers[modal] not in _WOULD):
            continue
        if sense.word == "adamant" and about.kind == "that" and not _is_subjunctive(clauses, about.head):
            continue
        denied = clauses.negation(word) is not None or _never_more(clauses, word)
        stance = sense.denied if denied else sense.stance
        if stance and not (about.kind in ("inf", "that") and _plain_senses(clauses, about.head)):
            yield Taken(word, about.last, stance, holder, about, _rule(sense, denied), word)


def _nominal(clauses: Clauses, somebody: Somebody, noun: int, choices: Sequence[Sense]) -> Iterator[Taken]:
    holder = holder_of_noun(clauses, somebody, noun) if choices else None
    modal = clauses.modal(clauses.predicate(noun)) if choices else None
    if holder is None or (modal is not None and clauses.lowers[modal] in _WEAK_MODALS):
        return
    if is_stance_word("given_up", clauses.lowers[clauses.words.head[noun]]):
        return
    for sense in choices:
        if sense.complements == ("from",):
            about = _gained(clauses, noun)
        else:
            about = complement(clauses, noun, sense.complements)
        if about is None or about.head == holder.word or not _may_hold(clauses, sense, holder, about):
            continue
        if sense.word == "concern" and not _is_voiced(clauses, noun, about):
            continue
        if clauses.negation(noun) is None and _is_public(clauses, sense, about, noun):
            first = min(noun, holder.word) if noun - holder.word < 6 else noun
            told = {"gained": holder.word, "before": max(noun, holder.word)}.get(about.kind, noun)
            last = told if about.kind == "before" else max(about.last, told)
            yield Taken(first, last, sense.stance, holder, about, _rule(sense, False), noun)


def _is_voiced(clauses: Clauses, noun: int, about: Complement) -> bool:
    """ "Voiced concerns over the pipeline", "that officials hide the cases"; concern for somebody's safety is none."""
    verb = clauses.words.head[noun]
    voiced = clauses.words.dep[noun] == "obj" and is_stance_word("uttering", clauses.lowers[verb])
    return voiced and (about.kind == "that" or _is_matter(clauses, about.head))


def _gained(clauses: Clauses, noun: int) -> Complement | None:
    """ "she won backing from the unions": what is backed is who gains it."""
    verb = clauses.words.head[noun]
    subject = clauses.subject(verb) if is_stance_word("gain", clauses.lowers[verb]) else None
    if subject is None or subject.passive or not given_by(clauses, noun):
        return None
    if clauses.lowers[subject.word] in ("that", "this", "it"):
        return sentence_before(clauses, subject.word)
    first, last = clauses.bounds(subject.word)
    return Complement(subject.word, first, max(first, last), "gained")


def _prepositional(clauses: Clauses, somebody: Somebody, word: int) -> Iterator[Taken]:
    """ "is against the plan", "are in favour of talks": a copula with a preposition for a stance."""
    against = clauses.lowers[word] == "against"
    predicate = clauses.words.head[word] if against else word
    if not clauses.below(predicate, "cop") or (against and clauses.words.dep[word] != "case"):
        return
    holder = holder_of_predicate(clauses, somebody, predicate)
    if against:
        first, last = clauses.bounds(predicate, wide=True)
        about: Complement | None = Complement(predicate, first, max(first, last), "against")
    else:
        about = complement(clauses, word, ("of",))
    if holder is None or about is None or holder.standing == "nobody":
        return
    stance: Stance = "opposes" if against != (clauses.negation(predicate) is not None) else "supports"
    if not (against and stance == "supports"):
        yield Taken(word, about.last, stance, holder, about, f"{clauses.lowers[word]} (preposition)", predicate)


def _beside(clauses: Clauses, somebody: Somebody, word: int) -> Iterator[Taken]:
    """ "MPs in favour of tighter controls", "a party against the treaty": who is told of by what they are for."""
    against = clauses.lowers[word] == "against"
    matter = clauses.words.head[word] if against else word
    hung = clauses.words.dep[matter] == "nmod" or (word > 1 and clauses.words.pos[word - 2] == "NOUN")
    one = clauses.words.head[matter] if clauses.words.dep[matter] == "nmod" else word - 2
    if not hung or one > word or somebody.standing(one) == "nobody":
        return
    if against:
        first, last = clauses.bounds(matter, wide=True)
        about: Complement | None = Complement(matter, first, max(first, last), "against")
    else:
        about = complement(clauses, word, ("of",))
    plural = clauses.words.tag[one] in ("NNS", "NNPS")
    if about is None or not plural or not (not against or _is_matter(clauses, about.head)):
        return
    stance: Stance = "opposes" if against else "supports"
    yield Taken(word, about.last, stance, Holder(one, somebody.standing(one)), about, f"{stance} (beside)", word)


def _without(text: str, about: Span, condition: Span | None) -> Span:
    """The object up to where the condition begins inside it."""
    if condition is None or not about.start < condition.start < about.end:
        return about
    return Span(about.start, about.start + len(text[about.start : condition.start].rstrip(" ,")))


def _position(
    article: Article, clauses: Clauses, somebody: Somebody, statements: Sequence[Statement], taken: Taken
) -> Position:
    # What was told in the sentence before is the object, but no part of the words that take the position.
    first = taken.first if taken.about.kind == "before" else min(taken.first, taken.about.first)
    span = clauses.span(first, max(taken.last, taken.first))
    condition: Span | None = condition_of(clauses, taken.word)
    if condition is None and taken.about.kind in ("inf", "that", "whom"):
        condition = condition_of(clauses, taken.about.head)
    about = _without(article.text, span_of(clauses, taken.about), condition)
    return Position(
        id=content_id("position", article.id, span.start, span.end, taken.stance),
        statement=statement_of(span, statements),
        holder=as_spoken(party(clauses, somebody, taken.holder.word), statements),
        stance=taken.stance,
        object=about.of(article.text),
        span=span,
        why=Why(rule=taken.rule, detail=taken.about.kind),
        condition=condition.of(article.text) if condition else None,
    )
