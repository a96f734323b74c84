"""A verdict is a position in other words: "the tariffs are a bad idea, she said", "he called the ruling a disgrace"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.findings.clauses import Clauses
from onrecord.findings.holders import holder_of_predicate, party
from onrecord.findings.public_affairs import is_page_of_public_affairs
from onrecord.findings.somebody import Somebody
from onrecord.findings.stance_lexicon import is_stance_word
from onrecord.findings.statement_of import statement_of
from onrecord.record import Article, Party, Position, Span, Stance, Statement, Why, content_id

_REACH = 16
_LONGEST = 30
_GO, _MAKE = frozenset({"go", "goes", "went", "gone"}), frozenset({"make", "makes", "made"})
_FINDING = frozenset({"find", "finds", "found", "finding"})
_EPISTEMIC = frozenset(
    {"be", "know", "have", "see", "note", "arrive", "last", "expect", "remember", "feel", "look", "read", "do", "get"}
    | {
        "rise",
        "fall",
        "grow",
        "improve",
        "benefit",
        "help",
        "come",
        "find",
        "continue",
        "take",
        "reach",
        "happen",
        "work",
        "understand",
        "realise",
        "realize",
        "recognise",
        "recognize",
        "believe",
        "think",
    }
)
_TAKEN_UP = frozenset({"it", "this", "that"})
_MARKS = frozenset({"“", '"', "‘"})
_NEAR = 4
"""Words between an opening mark and the judging word of what it opens."""
_ONLY = frozenset({"only", "just", "merely", "simply"})
_ANYTHING = frozenset({"thing", "things", "part", "parts", "bit", "bits"})
"""Nouns that name nothing to judge."""
_SEEING = frozenset("see sees saw seen seeing view views viewed viewing regard regards regarded regarding".split())
"""Verbs of naming that judge only with "as": "saw the ban as a blunder"."""


class Verdict(NamedTuple):
    """What is judged, from the first to the last word of it and of the judgement, and how."""

    stance: Stance
    judged: int
    first: int
    last: int
    word: int


def verdicts(
    article: Article, clauses: Clauses, somebody: Somebody, statements: Sequence[Statement]
) -> Iterator[Position]:
    """Positions told by a judging word: whoever named it so, or whoever answers for the statement it stands in."""
    public = is_page_of_public_affairs(somebody)
    for word in range(len(clauses.words)):
        named = (named_so(clauses, word) or likened(clauses, word)) if clauses.words.pos[word] == "VERB" else None
        told = named or (_told_of_matter(clauses, word) if public else None)
        if told is None:
            continue
        if named:
            holder = holder_of_predicate(clauses, somebody, word)
            one = party(clauses, somebody, holder.word) if holder and holder.standing != "nobody" else None
        else:
            one = voice_of(clauses.span(told.first, told.last), statements)
        if one:
            span = clauses.span(told.first, max(told.first, told.last))
            about = clauses.span(*extent(clauses, told.judged))
            yield Position(
                id=content_id("position", article.id, span.start, span.end, told.stance),
                statement=statement_of(span, statements),
                holder=one,
                stance=told.stance,
                object=(span if told.stance == "demands" else about).of(article.text),
                span=span,
                why=Why(rule=f"verdict ({told.stance})", detail=clauses.lowers[told.word]),
            )


def _told_of_matter(clauses: Clauses, word: int) -> Verdict | None:
    return said_of(clauses, word) or told_by_verb(clauses, word) or obliged(clauses, word) or due(clauses, word)


def said_of(clauses: Clauses, word: int) -> Verdict | None:
    """ "the plan is unacceptable", "closing it would be a mistake", "it is wrong to close it": a judging word with a
    copula, told of a noun or of an act."""
    if not clauses.below(word, "cop"):
        return None
    stance = _judging(clauses, word)
    # "parts that are legal" only says which parts.
    only_says_which = stance == "supports" and clauses.words.dep[word] == "acl:relcl"
    if stance is None or only_says_which or _is_asked(clauses, word):
        return None
    if _is_denied(clauses, word):
        stance = "opposes" if stance == "supports" else None
    modal = clauses.modal(word)
    if stance is None or (modal is not None and clauses.lowers[modal] not in ("would", "will")):
        return None
    judged = _judged(clauses, word)
    if judged is None:
        return None
    first, last = extent(clauses, judged)
    return Verdict(stance, judged, min(first, word), max(last, word), word)


def _is_denied(clauses: Clauses, word: int) -> bool:
    """Whether the judgement is turned round; "not only a duty" is one all the same."""
    denied = clauses.negation(word)
    return denied is not None and not set(clauses.lowers[denied + 1 : denied + 2]) & _ONLY


def _judged(clauses: Clauses, word: int) -> int | None:
    """The subject, where it is a noun or an act; of "it is wrong to close the school", the infinitive."""
    subject = clauses.subject(word)
    if subject is not None and clauses.lowers[subject.word] in _ANYTHING:
        return None
    if subject is not None and clauses.words.pos[subject.word] in ("NOUN", "PROPN", "VERB"):
        return subject.word
    if subject is None or clauses.lowers[subject.word] not in _TAKEN_UP:
        return None
    acts = [c for c in clauses.below(word, "csubj", "xcomp", "advcl", "ccomp") if c > word]
    acts += [c for o in clauses.obliques(word) if o.preposition == "for" for c in clauses.below(o.word, "acl", "xcomp")]
    marks = {c: {clauses.lowers[m] for m in clauses.below(c, "mark")} for c in acts}
    act = next((c for c in acts if marks[c] & {"to", "that"} and not marks[c] & {"if", "when", "because"}), None)
    # "Told the agency it was a “regrettable sign”": a judgement in marks is told of what was spoken of before.
    quoted = not acts and any(low in _MARKS for low in clauses.lowers[max(subject.word, word - _NEAR) : word])
    return subject.word if act is None and quoted else act


def extent(clauses: Clauses, judged: int) -> tuple[int, int]:
    """First and last word of what is judged: of a noun its phrase, of an act its clause."""
    if clauses.words.pos[judged] in ("NOUN", "PROPN"):
        return clauses.bounds(judged, wide=True)
    inside = [w for w in clauses.subtree(judged) if abs(w - judged) < _LONGEST]
    first, last = min(inside), max(inside)
    while first < last and clauses.lowers[first] in ("to", "that", "for", ","):
        first += 1
    while last > first and clauses.words.pos[last] == "PUNCT":
        last -= 1
    return first, last


def told_by_verb(clauses: Clauses, verb: int) -> Verdict | None:
    """ "the cuts go too far", "the policy makes no sense", "the reform cannot be justified": a verdict in a verb."""
    form = clauses.lowers[verb]
    subject = clauses.subject(verb) if form in _GO | _MAKE or is_stance_word("condonable", form) else None
    if subject is None or _is_asked(clauses, verb):
        return None
    after = clauses.lowers[verb + 1 : verb + 4]
    denied = clauses.negation(verb) is not None or after[:2] == ("no", "sense")
    stance: Stance | None = None
    if form in _GO and after[:2] in (("too", "far"), ("way", "too"), ("much", "too")):
        stance = None if denied else "opposes"
    elif form in _MAKE and "sense" in after[:3] and not _is_on_condition(clauses, verb):
        stance = "opposes" if denied or "little" in after else "supports"
    elif is_stance_word("condonable", form) and denied and subject.passive and clauses.modal(verb) is not None:
        stance = "opposes"
    if stance is None:
        return None
    if clauses.lowers[subject.word] == "it":
        acts = [c for c in clauses.children[verb] if c > verb and clauses.words.pos[c] == "VERB"]
        acts += [c for o in clauses.objects(verb) for c in clauses.below(o, "acl") if c > verb]
        judged = acts[0] if acts else None
    else:
        judged = subject.word if clauses.words.pos[subject.word] in ("NOUN", "PROPN", "VERB") else None
    if judged is None:
        return None
    first, last = extent(clauses, judged)
    return Verdict(stance, judged, min(first, verb), max(last, verb), verb)


def _is_on_condition(clauses: Clauses, verb: int) -> bool:
    """ "If you carry gas within the city, it makes sense to liquefy it": advice on a case, and no stand."""
    return any(clauses.lowers[m] == "if" for c in clauses.below(verb, "advcl") for m in clauses.below(c, "mark"))


def obliged(clauses: Clauses, verb: int) -> Verdict | None:
    """ "the minister must resign", "the troops should leave": what somebody says has to be."""
    modals = [c for c in clauses.below(verb, "aux") if clauses.lowers[c] in ("must", "should", "ought")]
    needs = clauses.words.head[verb]
    duty = clauses.words.dep[verb] == "xcomp" and clauses.lowers[needs] in ("needs", "need", "has", "have", "ought")
    # "may need to stay high" is what could be, "have the votes to pass it" no duty, and "do not need to" none either.
    duty = duty and clauses.modal(needs) is None and not clauses.objects(needs) and clauses.negation(needs) is None
    if not (modals or (duty and needs < verb)):
        return None
    denied = clauses.negation(verb) is not None
    if (denied and not modals) or _is_asked(clauses, verb) or _is_of_noun(clauses, verb):
        return None
    subject = clauses.subject(verb)
    if subject is None or clauses.words.pos[subject.word] not in ("NOUN", "PROPN") or subject.word > verb:
        return None
    if is_stance_word("anybody", clauses.lowers[subject.word]):
        return None
    if (
        any(clauses.lowers[c] in ("have", "been") for c in clauses.below(verb, "aux"))
        or clauses.lowers[verb] in _EPISTEMIC
    ):
        return None
    first, last = extent(clauses, verb)
    first = min(first, clauses.bounds(subject.word)[0])
    return Verdict("opposes" if denied else "demands", verb, first, last, verb)


def _is_of_noun(clauses: Clauses, verb: int) -> bool:
    """ "An agreement that the gate should be shut": it is theirs who agreed, not of whoever tells it."""
    noun = clauses.words.head[verb]
    that = any(clauses.lowers[m] == "that" for m in clauses.below(verb, "mark"))
    return that and clauses.words.dep[verb] in ("acl", "ccomp") and clauses.words.pos[noun] == "NOUN"


def due(clauses: Clauses, word: int) -> Verdict | None:
    """ "it is time to bring them home", "now is the time for him to go": what somebody says has come to be due."""
    if clauses.lowers[word] != "time" or not clauses.below(word, "cop"):
        return None
    if clauses.negation(word) is not None or _is_asked(clauses, word):
        return None
    acts = [c for c in clauses.below(word, "acl", "xcomp", "csubj", "advcl", "ccomp") if c > word]
    acts += [c for o in clauses.obliques(word) if o.preposition == "for" for c in clauses.below(o.word, "acl", "xcomp")]
    for act in acts:
        if any(clauses.lowers[m] == "to" for m in clauses.below(act, "mark")) and clauses.words.pos[act] == "VERB":
            first, last = extent(clauses, act)
            return Verdict("demands", act, first, last, word)
    return None


def likened(clauses: Clauses, verb: int) -> Verdict | None:
    """ "compared the plan with apartheid", "likened the levy to theft": blamed by what it is set beside."""
    objects = clauses.objects(verb)
    if not objects or not is_stance_word("likening", clauses.lowers[verb]) or clauses.negation(verb) is not None:
        return None
    stop = min(clauses.sentence(verb).stop, objects[0] + _REACH)
    for at in range(objects[0] + 1, stop):
        if is_stance_word("bogey", clauses.lowers[at]):
            return Verdict("opposes", objects[0], verb, at, verb)
    return None


def named_so(clauses: Clauses, verb: int) -> Verdict | None:
    """ "called the ruling a disgrace", "described the call as improper": a judging word soon after a verb of naming."""
    objects = clauses.objects(verb)
    if (
        not objects
        or clauses.lowers[objects[0]] == "what"
        or clauses.lowers[objects[0]].endswith(("self", "selves"))
        or not is_stance_word("naming", clauses.lowers[verb])
        or clauses.negation(verb) is not None
    ):
        return None
    stop = min(clauses.sentence(verb).stop, objects[0] + _REACH)
    for at in range(max(verb, objects[0]) + 1, stop):
        stance = _judging(clauses, at)
        between = range(clauses.bounds(objects[0], wide=True)[1] + 1, at)
        seen = clauses.lowers[verb] in _SEEING and "as" not in clauses.lowers[objects[0] : at]
        elsewhere = clauses.lowers[verb] in _FINDING and any(
            clauses.words.pos[w] == "ADP" for w in range(objects[0], at)
        )
        elsewhere |= any(
            clauses.words.pos[w] == "VERB" or clauses.words.tag[w] in ("WRB", "WP", "WDT") for w in between
        )
        if stance and not seen and not elsewhere:
            return Verdict(stance, objects[0], verb, at, verb)
    return None


def _judging(clauses: Clauses, word: int) -> Stance | None:
    part = clauses.words.pos[word] == "PROPN" or clauses.words.dep[word] == "compound"
    if part or clauses.words.tag[word] in ("VB", "VBP", "VBZ"):
        return None
    names = (clauses.lowers[word], "_".join(clauses.lowers[max(0, word - 1) : word + 1]))
    if names[0] in ("better", "worse", "good", "bad") and not _has_measure(clauses, word):
        return None
    if any(is_stance_word("bad", name) for name in names):
        return "opposes"
    return "supports" if any(is_stance_word("good", name) for name in names) else None


def _has_measure(clauses: Clauses, word: int) -> bool:
    """ "better than war", "good for workers": what a bare word of degree needs to judge a public matter."""
    near = clauses.lowers[word + 1 : word + 3]
    return bool(set(near) & {"than", "for"})


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
