"""Procedures: how something is decided, by whose vote, consent, authorisation or veto."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.findings.clauses import Clauses, clauses_of
from onrecord.findings.complements import trimmed
from onrecord.findings.holders import party
from onrecord.findings.inflection import noun_lemmas, verb_lemmas
from onrecord.findings.somebody import Somebody, somebody_of
from onrecord.findings.standing_bodies import StandingBody, body_in
from onrecord.findings.statement_of import statement_of
from onrecord.findings.word_classes import rows, word_class
from onrecord.record import Analysis, Article, Grounds, Party, Procedure, Span, Statement, Why, content_id

_TALLY = re.compile(
    r"\b(?:pass|adopt|approv|reject|defeat|carri|vot)\w*\b[^.;]{0,60}?\b"
    r"(?P<tally>\d{1,3}(?:\s+votes?)?(?:\s+in\s+favou?r)?\s*(?:-|–|to|,\s*with|votes?\s+to|,(?=\s))\s*(?:\d{1,3}|none)\b"
    r"|\d{1,3}\s+votes?\s+in\s+favou?r)",
    re.IGNORECASE,
)
_THRESHOLD = re.compile(
    r"\b(?:(?:two[\s-]thirds?|three[\s-](?:fifths|quarters)|simple|absolute|qualified|overall)[\s-](?:majority|vote)|unanimity"
    r"|(?:need|require)(?:s|d)?\s+(?:the\s+)?(?:(?:votes?|support|backing|approval|consent|assent)\s+of\s+)?(?:at\s+least\s+|more\s+than\s+)?"
    r"(?:half|two[\s-]thirds?|three[\s-](?:fifths|quarters)|a\s+majority)\s+of\s+(?:all\s+|(?:of\s+)?(?:its|the|their)\s+)*(?:\d+\s+)?(?P<voters>\w+)"
    r"|unanimous(?:ly)?\s+(?:vote|consent|agree\w*|decision|approv\w*)|majority\s+(?:vote|approval)|consensus\s+(?:of|among)\s+(?:all|its|the)"
    r"|(?:need|require|secure|win)(?:s|d|ed)?\s+(?:at\s+least\s+)?\d{1,3}\s+votes)\b",
    re.IGNORECASE,
)
_OBJECTION = re.compile(
    r"\b(?:(?:a\s+)?single|one)\s+(?:\w+\s+)?(?:objection|veto|vote\s+against|no\s+vote)\b[^.;]{0,40}?"
    r"\b(?:blocks?|stops?|kills?|sinks?|defeats?|suffices?|is\s+enough)\b"
    r"|\b(?:adopted|approved|agreed|passe[sd]|takes?\s+effect|enters?\s+into\s+force|comes?\s+into\s+force)\s+"
    r"(?:if|unless)\s+(?:none|no\s+\w+|any|one|a\s+\w+)\b[^.;]{0,60}?\bobject(?:s|ions?)?\b",
    re.IGNORECASE,
)
"""What one objection stops: a veto of each, by whatever name."""
_VETO_HELD = frozenset({"right", "power", "ability", "authority", "chance", "opportunity"})
_HOLD = frozenset({"hold", "have", "wield"})
_ONE_ACT = frozenset({"use", "cast"})
_WISHED = re.compile(r"\b(?:demand|insist|want|condition|wish|ask|urg|hop|propos)\w*\b", re.IGNORECASE)
"""What makes a rule of who is asked for one: "one condition: no report without its consent"."""
_MUST_NOT = re.compile(r"\b(?:not|no|never|nothing|nobody|none|neither|cannot|can)\b|n[’']t\b", re.IGNORECASE)
"""What makes a rule of "without the consent of": that it must not be, or that it can be."""
_LONGEST = 45


@dataclass(frozen=True)
class _Told:
    """A procedure found in the words: its rule, what it decides, who has a part, and where it is told."""

    rule: str
    first: int
    last: int
    parties: tuple[int, ...]
    decides: Span
    how: str


@cache
def _words(part: str) -> dict[str, str]:
    return {word: rule for rule, kind, words in rows("procedure_words.tsv") if kind == part for word in words.split()}


def procedures(
    article: Article, analysis: Analysis, statements: Sequence[Statement], grounds: Grounds
) -> tuple[Procedure, ...]:
    """The procedures of an article, in text order, one a clause.

    Where the clause or its sentence names a standing body, `rule` and `steps` are completed from the body's own rules
    and `why.detail` names the source.
    """
    if not len(analysis):
        return ()
    clauses = clauses_of(article.text, analysis)
    somebody = somebody_of(clauses, grounds)
    found: list[Procedure] = []
    for sentence in clauses.sentences:
        for told in _in_sentence(clauses, somebody, sentence):
            span = clauses.span(told.first, told.last)
            if not any(other.span.overlaps(span) for other in found):
                found.append(_procedure(article, clauses, somebody, statements, told))
    return tuple(found)


def _in_sentence(clauses: Clauses, somebody: Somebody, sentence: range) -> Iterator[_Told]:
    for word in sentence:
        if clauses.words.pos[word] == "VERB":
            yield from _verb(clauses, somebody, word)
        elif clauses.words.pos[word] in ("NOUN", "PROPN"):
            yield from _noun(clauses, somebody, word)
    yield from _pattern(clauses, somebody, sentence, _TALLY, "vote")
    yield from _pattern(clauses, somebody, sentence, _THRESHOLD, "threshold")
    yield from _pattern(clauses, somebody, sentence, _OBJECTION, "veto")


def _verb(clauses: Clauses, somebody: Somebody, verb: int) -> Iterator[_Told]:
    lemmas = verb_lemmas(clauses.lowers[verb])
    rule = next((_words("verb")[lemma] for lemma in lemmas if lemma in _words("verb")), None)
    weak = next((_words("weak")[lemma] for lemma in lemmas if lemma in _words("weak")), None)
    any_one = _anybody(clauses, verb)
    if any_one is not None and any(clauses.lowers[o] in _words("matter") for o in clauses.objects(verb)):
        rule = rule or next((_words("blocking")[lemma] for lemma in lemmas if lemma in _words("blocking")), None)
    if rule is None and (weak is None or not _is_duty(clauses, verb)):
        return
    who = (any_one,) if any_one is not None else _deciders(clauses, somebody, verb)
    if not who:
        return
    subject, objects = clauses.subject(verb), clauses.objects(verb)
    matter = objects[0] if objects else subject.word if subject and subject.passive else None
    if matter is None or matter in who:
        return
    first = min([verb, *(w for w in who if verb - 14 < w < verb)])
    if any_one is not None:
        first = min(first, clauses.bounds(any_one)[0])
    inside = [w for w in clauses.subtree(verb) if w <= verb + _LONGEST]
    yield _Told(
        rule or weak or "", first, trimmed(clauses, max(inside)), who, clauses.phrase(matter, wide=True), "verb"
    )


def _anybody(clauses: Clauses, verb: int) -> int | None:
    """The subject of what each or any of several may do by the rules ("any four can block a decision")."""
    subject, modal = clauses.subject(verb), clauses.modal(verb)
    able = clauses.words.head[verb] if clauses.words.dep[verb] == "xcomp" else verb
    allowed = modal is not None and clauses.lowers[modal] in ("may", "can", "could")
    allowed = allowed or (clauses.lowers[able] == "able" and clauses.modal(able) is not None)
    if subject is None or subject.passive or not allowed:
        return None
    named = [subject.word, *clauses.below(subject.word, "det")]
    return subject.word if any(clauses.lowers[w] in word_class("generic") for w in named) else None


def _is_duty(clauses: Clauses, verb: int) -> bool:
    """Whether the clause says that it must be so: "must be approved by", "once it is approved by"."""
    near = {clauses.lowers[c] for c in clauses.below(verb, "aux", "mark")} | {clauses.lowers[clauses.words.head[verb]]}
    return bool(near & set(_words("word")))


def _deciders(clauses: Clauses, somebody: Somebody, verb: int) -> tuple[int, ...]:
    """Who decides: the agent of a passive, else the subject; of "the right to veto", who has the right."""
    subject = clauses.subject(verb)
    if subject is not None and not subject.passive and somebody.standing(subject.word) in ("political", "named"):
        return (subject.word,)
    agents = tuple(a for a in clauses.agents(verb) if somebody.standing(a) in ("political", "named"))
    if agents:
        return agents
    right = clauses.words.head[verb]
    if clauses.lowers[right] in _VETO_HELD and clauses.words.dep[verb] == "acl":
        having = clauses.words.head[right]
        owner = clauses.subject(having) if having != right else None
        return (owner.word,) if owner else ()
    return ()


def _noun(clauses: Clauses, somebody: Somebody, noun: int) -> Iterator[_Told]:
    lemmas = noun_lemmas(clauses.lowers[noun])
    rule = next((_words("noun")[lemma] for lemma in lemmas if lemma in _words("noun")), None)
    weak = next((_words("weaknoun")[lemma] for lemma in lemmas if lemma in _words("weaknoun")), None)
    if rule == "threshold" or (rule is None and weak is None):
        return
    needed = _is_needed(clauses, noun)
    bearer = somebody.bearer(noun)
    holder = _veto_holder(clauses, somebody, noun) if rule == "veto" else None
    who = holder if holder is not None else bearer
    if who is None and rule != "vote" or (holder is None and not needed):
        return
    sentence = clauses.sentence(noun)
    before = clauses.slice(sentence.start, noun)
    if "without" in before.lower().split() and (_WISHED.search(before) or not _MUST_NOT.search(before)):
        return
    first, last = clauses.bounds(noun, wide=True)
    start = min([w for w in (first, who, _governor(clauses, noun)) if w is not None and w in sentence])
    decides = _matter(clauses, noun, who)
    yield _Told(rule or weak or "", start, max(last, noun), (who,) if who is not None else (), decides, "noun")


def _governor(clauses: Clauses, noun: int) -> int | None:
    head = clauses.words.head[noun]
    return head if head < noun and noun - head < 10 else None


def _is_needed(clauses: Clauses, noun: int) -> bool:
    """ "needs the approval of", "subject to ratification by", "without the consent of"."""
    before = range(max(clauses.sentence(noun).start, noun - 6), noun)
    return any(clauses.lowers[w] in _words("word") for w in before)


def _veto_holder(clauses: Clauses, somebody: Somebody, noun: int) -> int | None:
    """Who "holds a veto", "has veto power"."""
    carrier = noun
    if clauses.words.dep[noun] == "compound":
        carrier = clauses.words.head[noun]
    verb = clauses.words.head[carrier]
    holds = bool(set(verb_lemmas(clauses.lowers[verb])) & (_HOLD | _ONE_ACT)) and not _is_one_act(clauses, verb)
    if clauses.words.dep[carrier] == "obj" and holds:
        subject = clauses.subject(verb)
        return subject.word if subject and somebody.standing(subject.word) != "nobody" else None
    return None


def _is_one_act(clauses: Clauses, verb: int) -> bool:
    """Whether a veto was used once ("who cast the veto in Vienna"): an act, and no rule that holds."""
    if not set(verb_lemmas(clauses.lowers[verb])) & _ONE_ACT:
        return False
    modal = clauses.modal(verb)
    return modal is None and not clauses.lowers[verb].endswith(("use", "uses", "casts"))


def _matter(clauses: Clauses, noun: int, who: int | None) -> Span:
    """What is decided: what stands after "of", "for", "on" or "over", or the subject that needs it; else the noun."""
    for oblique in clauses.obliques(noun):
        if oblique.preposition in ("for", "on", "over", "of") and oblique.word != who:
            return clauses.phrase(oblique.word, wide=True)
    subject = clauses.subject(clauses.predicate(noun)) if clauses.predicate(noun) != noun else None
    return clauses.phrase(subject.word if subject and subject.word != who else noun)


def _pattern(
    clauses: Clauses, somebody: Somebody, sentence: range, pattern: re.Pattern[str], rule: str
) -> Iterator[_Told]:
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    for match in pattern.finditer(clauses.text, start, end):
        first, last = clauses.word_at(match.start()), clauses.word_at(match.end() - 1)
        if first is None or last is None or (rule == "vote" and _counts_things(clauses, last)):
            continue
        predicate = clauses.predicate(first)
        subject = clauses.subject(predicate)
        matter = clauses.objects(predicate) if rule == "veto" and subject and first <= subject.word <= last else ()
        told = matter[0] if matter else subject.word if subject else None
        about = Span(match.start(), match.end()) if told is None else clauses.phrase(told)
        political = subject is not None and somebody.standing(subject.word) in ("political", "named")
        voters = _voters(clauses, somebody, match)
        if match.groupdict().get("voters") and not voters and "vote" not in match[0].lower():
            continue
        who = (subject.word,) if subject and political else voters
        yield _Told(rule, first, last, who, about, "pattern")


def _counts_things(clauses: Clauses, last: int) -> bool:
    """Whether a noun that is no vote follows a tally ("approved 12 to 15 licences")."""
    if last + 1 >= clauses.sentence(last).stop or clauses.words.pos[last + 1] not in ("NOUN", "ADJ", "PROPN"):
        return False
    return noun_lemmas(clauses.lowers[last + 1])[0] not in ("vote", "majority", "margin", "favour", "favor")


def _voters(clauses: Clauses, somebody: Somebody, match: re.Match[str]) -> tuple[int, ...]:
    """Whose votes are needed: "more than half of all 240 members"."""
    at = clauses.word_at(match.start("voters")) if match.groupdict().get("voters") else None
    return (at,) if at is not None and somebody.standing(at) != "nobody" else ()


def _procedure(
    article: Article, clauses: Clauses, somebody: Somebody, statements: Sequence[Statement], told: _Told
) -> Procedure:
    span = clauses.span(told.first, max(told.last, told.first))
    sentence = clauses.sentence(told.first)
    around = clauses.slice(sentence.start, sentence.stop - 1)
    body = body_in(span.of(article.text), around) or body_in(around, around)
    parties = tuple(party(clauses, somebody, word) for word in told.parties)
    return Procedure(
        id=content_id("procedure", article.id, span.start, span.end, told.rule),
        statement=statement_of(span, statements),
        decides=told.decides.of(article.text),
        rule=told.rule,
        span=span,
        why=Why(rule=f"{told.rule} ({told.how})", detail=_source(body)),
        parties=parties,
        steps=_steps(clauses, told, parties, body),
    )


def _source(body: StandingBody | None) -> str:
    return f"{body.name}: {body.rule} ({body.source})" if body else ""


def _steps(clauses: Clauses, told: _Told, parties: tuple[Party, ...], body: StandingBody | None) -> tuple[str, ...]:
    """Who proposes, then who decides, as the clause tells it; where nobody proposes in it, the body's own steps."""
    proposed = []
    for word in range(told.first, told.last + 1):
        if "propose" in verb_lemmas(clauses.lowers[word]) and clauses.words.pos[word] == "VERB":
            proposed += [f"propose: {clauses.phrase(agent).of(clauses.text)}" for agent in clauses.agents(word)]
    if not proposed and body is not None:
        return body.steps
    return (*proposed, *(f"{told.rule}: {one.label}" for one in parties))
