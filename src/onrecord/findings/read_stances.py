"""Positions that no rule reads: the stance head sees the clause, and whoever answers for its words holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.findings.clauses import Clauses
from onrecord.findings.holders import holder_of_noun, holder_of_predicate, party
from onrecord.findings.public_affairs import is_page_of_public_affairs
from onrecord.findings.somebody import Somebody
from onrecord.findings.stance_lexicon import verb_senses
from onrecord.findings.statement_of import statement_of
from onrecord.findings.verdicts import extent, voice_of
from onrecord.record import Article, Party, Position, Span, Stance, StanceWord, Statement, Why, content_id

SURE: dict[Stance, float] = {"supports": 0.75, "opposes": 0.7, "demands": 0.6, "rejects": 0.9, "offers": 0.6}
"""How sure the head has to be of a position and its side.

Chosen on passages not learnt from (`python -m training.stances --folds 3`) and the pages whose coding may be looked at.
"""
RULE = "read by the model"
SUREST = 0.85
"""How sure it has to be of a clause that names no thing ("it is not true")."""
_REACH = 30
"""Words of a clause on each side of its head that are put down."""
_TURNED = frozenset({"deny", "doubt", "ask"})
"""Acts of saying whose words are not what the speaker holds; nor does an outlet hold what it reports."""
_THINGS = frozenset({"NOUN", "PROPN"})
_ACCUSING = frozenset("accuse blame charge sue indict prosecute suspect".split())
"""Who accuses tells of a deed: what should be he has not said."""
_CLAIMS = frozenset(
    "charge charges accusation accusations claim claims allegation allegations rumour rumours rumor rumors".split()
)
_CALLING = frozenset("call describe deny reject dismiss brand label term".split())
"""Who calls them a name denies them, which is no stand on what others want."""
_SUPPOSED = frozenset({"if", "whether", "unless"})


def read_stances(
    article: Article, clauses: Clauses, somebody: Somebody, statements: Sequence[Statement]
) -> Iterator[Position]:
    """The positions that the head reads on a page of public affairs, of those that somebody holds; surest first."""
    if not clauses.words.stances or not is_page_of_public_affairs(somebody):
        return
    for read in sorted(clauses.words.stances, key=lambda read: -read.sure):
        if read.sure < SURE[read.stance] or _is_open(clauses, read.word) or _accuses(clauses, read.word):
            continue
        holder = _holder(clauses, somebody, statements, read)
        if holder is None:
            continue
        first, last = _stretch(clauses, statements, read.word)
        if read.sure < SUREST and not any(clauses.words.pos[at] in _THINGS for at in range(first, last + 1)):
            continue
        span = clauses.span(first, last)
        yield Position(
            id=content_id("position", article.id, span.start, span.end, read.stance),
            statement=statement_of(span, statements),
            holder=holder,
            stance=read.stance,
            object=_object(clauses, read, span).of(article.text),
            span=span,
            why=Why(rule=f"{RULE} ({read.stance})", score=read.sure, detail=clauses.lowers[read.word]),
        )


def _is_open(clauses: Clauses, word: int) -> bool:
    """Whether the clause is asked or only supposed."""
    if any(clauses.lowers[at].startswith("?") for at in clauses.sentence(word)[-2:]):
        return True
    return any(clauses.lowers[mark] in _SUPPOSED for mark in clauses.below(word, "mark"))


def _accuses(clauses: Clauses, word: int) -> bool:
    """Whether the clause accuses somebody, or calls an accusation untrue in other words."""
    about = any(clauses.lowers[thing] in _CLAIMS for thing in clauses.objects(word))
    if clauses.lemma(word) == "take" and "seriously" in (clauses.lowers[at] for at in clauses.children[word]):
        # "We take threats very seriously" is for and against nothing.
        return True
    return clauses.lemma(word) in _ACCUSING or (about and clauses.lemma(word) in _CALLING)


def _holder(clauses: Clauses, somebody: Somebody, statements: Sequence[Statement], read: StanceWord) -> Party | None:
    """Who answers for the words, or wants it in them; of words that are the page's own, who does what they tell."""
    at = clauses.span(read.word, read.word)
    own = statement_of(at, statements)
    said = next((statement for statement in statements[1:] if statement.id == own), None)
    if said is not None and (said.act in _TURNED or said.polarity == "negative" or said.chain[-1].kind == "outlet"):
        return None
    pos, modal = clauses.words.pos[read.word], clauses.modal(read.word)
    if said is not None and (modal is not None or pos != "VERB" or not verb_senses(clauses.lowers[read.word])):
        return voice_of(at, statements)
    if modal is not None or pos not in ("VERB", "NOUN"):
        return None
    held = (holder_of_noun if pos == "NOUN" else holder_of_predicate)(clauses, somebody, read.word)
    if held is None or held.standing == "nobody" or clauses.words.pos[held.word] == "PRON":
        return voice_of(at, statements)
    return party(clauses, somebody, held.word)


def _stretch(clauses: Clauses, statements: Sequence[Statement], word: int) -> tuple[int, int]:
    """First and last word of the clause, as far as it belongs to the statement that its head is of."""
    inside = [at for at in clauses.subtree(word) if abs(at - word) <= _REACH]
    own = statement_of(clauses.span(word, word), statements)
    kept = [at for at in inside if statement_of(clauses.span(at, at), statements) == own]
    kept = [at for at in kept if clauses.words.pos[at] != "PUNCT"] or [word]
    return kept[0], kept[-1]


def _object(clauses: Clauses, read: StanceWord, span: Span) -> Span:
    """What the position is about: the thing that is judged, or what is done to; of a demand all of its words."""
    if read.stance in ("demands", "offers"):
        return span
    subject = clauses.subject(read.word)
    named = [] if subject is None else [subject.word]
    for thing in (*named, *clauses.objects(read.word)):
        if clauses.words.pos[thing] in ("NOUN", "PROPN"):
            about = clauses.span(*extent(clauses, thing))
            if span.covers(about):
                return about
    return span
