"""Role noun phrases of the same one: titles, appositions, and "the minister" told of before."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.language.links import Links
from onrecord.language.nominals import titled
from onrecord.language.phrases import OBJECTS, STRAIGHT, Phrases
from onrecord.language.referents import Referent
from onrecord.record import Why
from onrecord.record.anonymous import REACH, is_nameless

CONTRASTS = frozenset(
    "former ex acting interim deputy vice assistant previous next then incoming outgoing first second third late other "
    "opposition rebel new another shadow rival federal local regional provincial state".split()
)
"""Words in front that make another one of the same role noun."""
GENERIC = frozenset("group organization organisation company firm party agency movement network alliance body".split())
FIRMS = frozenset({"company", "firm"})
PUBLIC = frozenset(
    "attorney office ministry department court board commission committee council senate parliament congress assembly "
    "police army navy government agency authority bureau administration inspectorate prosecutor auditor service union "
    "party federation nations treasury embassy".split()
)
"""Words in the names of bodies that are no firm."""
SAID_OF_STATES = frozenset(
    "ally partner member neighbour neighbor rival enemy foe opponent supporter backer critic donor mediator host "
    "champion producer exporter importer supplier customer buyer founder signatory guarantor sponsor creditor power "
    "player consumer victim winner leader".split()
)
"""Nouns for people that a clause can say of a country or a body: "Oman has been one of its allies"."""
PLAIN_ADVERBS = frozenset("now also still currently already".split())
WIDEST_GAP = 14
"""Words that may stand between a role and the name in apposition: "at the time, former Secretary General"."""
NEAR_SENTENCES = 2
LOOSE = frozenset({"appos", "conj", "flat", "nmod", "dep", "parataxis", "list"})
"""Relations of a name after a comma that can be an apposition to the role before it."""


def join_roles(links: Links, phrases: Phrases) -> None:
    """Join role noun phrases with names beside them, with each other and with bodies named before."""
    referents = links.referents
    roles = [n for n, referent in enumerate(referents) if referent.kind == "nominal"]
    names = [n for n, referent in enumerate(referents) if referent.kind not in {"nominal", "pronoun"}]
    _join_titles(links, phrases, roles, names)
    _join_appositions(links, phrases, roles, names)
    for number in roles:
        if links.root(number) == number and len(links.members(number)) == 1:
            _join_same_role(links, phrases, number, roles)
    for number in roles:
        nameless = all(referents[n].kind == "nominal" for n in links.members(number))
        if nameless and referents[number].article == "the":
            _join_body(links, phrases, number, names)


def _join_titles(links: Links, phrases: Phrases, roles: Iterable[int], names: Iterable[int]) -> None:
    starts = {links.referents[n].first: n for n in names}
    for number in roles:
        phrase = links.referents[number]
        name = starts.get(phrase.last + 1)
        if name is not None and titled(phrases, phrase, links.referents[name]):
            links.join(number, name, Why(rule="title", score=0.95))


def _join_appositions(links: Links, phrases: Phrases, roles: list[int], names: list[int]) -> None:
    columns = phrases.columns
    heads = {links.referents[n].head: n for n in names}
    for number in roles:
        phrase = links.referents[number]
        head = phrase.head
        other = None
        rule = "apposition"
        if columns.dep[head] == "appos":
            other = heads.get(columns.head[head])
        for child in phrases.children[head]:
            if columns.dep[child] == "appos" and child > head:
                other = heads.get(child) if other is None else other
        if other is None and phrases.is_predicate(head):
            other, rule = _copula_subject(phrases, head, heads), "copula"
        if other is None:
            other = _after_comma(phrases, phrase, heads)
        if other is None:
            continue
        touching = phrase.last + 1 == links.referents[other].first
        of_state = (rule == "copula" or touching) and _said_of_state(phrase, links.referents[other])
        if not of_state and not _one_to_one(phrase, links.referents[other]):
            continue
        if rule == "copula" or _beside(phrases, phrase, links.referents[other]):
            links.join(number, other, Why(rule=rule, score=0.85))


def _after_comma(phrases: Phrases, phrase: Referent, heads: dict[int, int]) -> int | None:
    """The name right after "the minister," that is no subject of its own and begins no list."""
    if phrase.article != "the" or not phrase.marks or phrase.last + 2 >= len(phrases):
        return None
    columns = phrases.columns
    head = phrase.last + 2
    if phrases.words[phrase.last + 1] != "," or head not in heads or columns.dep[head] not in LOOSE:
        return None
    parts = [c for c in phrases.children[head] if columns.dep[c] == "flat"]
    after = max([head, *parts]) + 1
    listed = any(columns.dep[c] == "conj" for c in phrases.children[head])
    return None if listed or (after < len(phrases) and phrases.words[after] == "and") else heads[head]


def join_predicates(links: Links, phrases: Phrases) -> None:
    """Join what a clause says of "he" or "the minister" with the one meant, once that one is known."""
    referents = links.referents
    heads = {r.head: n for n, r in enumerate(referents) if r.kind in {"pronoun", "nominal"} and not r.predicate}
    for number, phrase in enumerate(referents):
        if not phrase.predicate or phrase.number == "many" or len(links.members(number)) > 1:
            continue
        other = _copula_subject(phrases, phrase.head, heads)
        if other is None or referents[other].number != "one" or phrase.sort != "person":
            continue
        if referents[other].kind == "nominal" or links.root(other) != other:
            links.join(number, other, Why(rule="copula", score=0.8))


def _beside(phrases: Phrases, phrase: Referent, name: Referent) -> bool:
    """Whether at most a comma stands between the two, or more of the phrase and the name's own title."""
    if phrase.last < name.first <= phrase.last + 2 or name.last < phrase.first <= name.last + 2:
        return True
    between = range(phrase.last + 1, name.first)
    columns = phrases.columns
    if not 0 < len(between) <= WIDEST_GAP or columns.head[name.head] != phrase.head:
        return False
    own = {phrase.head, name.head}
    plain = all(columns.pos[at] not in {"VERB", "AUX", "CCONJ", "PRON", "SCONJ"} for at in between)
    return (
        plain and "," in phrases.words[between.start : name.first] and all(own & {*phrases.above(w)} for w in between)
    )


def _copula_subject(phrases: Phrases, head: int, heads: dict[int, int]) -> int | None:
    """The name that a sentence equates with the phrase, where it is not denied, asked or only possible."""
    columns = phrases.columns
    children = phrases.children[head]
    for child in children:
        small = phrases.words[child].casefold()
        if small in {"not", "n't", "never", "if"} or columns.tag[child] == "MD":
            return None
        if columns.tag[child] == "RB" and small not in PLAIN_ADVERBS:
            return None
    subject = next((c for c in children if columns.dep[c] in STRAIGHT), None)
    if subject is not None and columns.dep[head] == "acl:relcl" and columns.tag[subject] in {"WP", "WDT"}:
        subject = columns.head[head]
    return heads.get(subject) if subject is not None else None


def _said_of_state(phrase: Referent, name: Referent) -> bool:
    return phrase.number == "one" and phrase.noun in SAID_OF_STATES and name.sort in {"place", "body", "group"}


def _one_to_one(phrase: Referent, name: Referent) -> bool:
    if "many" in (phrase.number, phrase.article):
        return False
    return name.sort == "person" if phrase.sort == "person" else name.sort in {"body", "group"}


def _join_same_role(links: Links, phrases: Phrases, number: int, roles: list[int]) -> None:
    """Join a definite phrase with the one of the page that has its noun and at least the words in front of it."""
    phrase = links.referents[number]
    if phrase.article in {"a", "many", "my"} or (phrase.article == "" and not _repeats(phrase)):
        return
    matches = [
        n
        for n in roles
        if n != number
        and links.referents[n].noun == phrase.noun
        and links.may_join(number, n)
        and _fits(phrase, links.referents[n], later=n > number)
    ]
    before = [n for n in matches if n < number]
    matches = before or [n for n in matches if any(links.referents[m].kind == "person" for m in links.members(n))]
    if _is_nameless(phrases, phrase):
        matches = [n for n in matches if all(links.referents[m].kind == "nominal" for m in links.members(n))]
    exact = [n for n in matches if _covers(links.referents[n].marks, phrase.marks)]
    if len({links.root(n) for n in matches}) > 1 and exact:
        matches = exact
    score = 0.8 if phrase.marks else 0.7
    if len({links.root(n) for n in matches}) > 1 and phrase.article == "the" and phrase.number == "one":
        matches, score = _main_one(links, matches), 0.6
    if len({links.root(n) for n in matches}) == 1:
        links.join(number, matches[0], Why(rule="same role", score=score))


def _is_nameless(phrases: Phrases, phrase: Referent) -> bool:
    span = phrases.columns.span(phrase.first, phrase.last)
    return is_nameless(span.of(phrases.text), phrases.text[span.end : span.end + REACH])


def _main_one(links: Links, matches: list[int]) -> list[int]:
    """Those matches that stand for somebody told of three times as often as anybody else they might stand for."""
    told = sorted(({links.root(n): len(links.members(n)) for n in matches}).items(), key=lambda pair: -pair[1])
    return [n for n in matches if links.root(n) == told[0][0]] if told[0][1] >= 3 * told[1][1] else []


def _repeats(phrase: Referent) -> bool:
    """Whether a phrase without an article can stand for the one told of: groups, titles, plurals."""
    return phrase.sort == "group" or bool(phrase.marks) or phrase.number == "many"


def _fits(phrase: Referent, candidate: Referent, later: bool) -> bool:
    if phrase.number != candidate.number or candidate.article == "my":
        return False
    if CONTRASTS & (phrase.marks ^ candidate.marks):
        return False
    exact = _covers(phrase.marks, candidate.marks) and _covers(candidate.marks, phrase.marks)
    if later and not phrase.marks:
        return False
    if later or (phrase.article == "" and phrase.number == "many"):
        return exact and candidate.article not in {"a", "many"}
    if phrase.number == "one" and candidate.article == "many":
        return False
    return _covers(phrase.marks, candidate.marks)


def _covers(few: frozenset[str], many: frozenset[str]) -> bool:
    """Whether each word has its like among the others: equal, or a nation and its adjective."""
    return all(any(_alike(word, other) for other in many) for word in few)


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    short = min(len(one), len(two))
    shared = next((i for i in range(short) if one[i] != two[i]), short)
    return shared >= 4 and shared >= short - 1 and max(len(one), len(two)) - shared <= 4


def _join_body(links: Links, phrases: Phrases, number: int, names: list[int]) -> None:
    """Join "the party" with the one party named on the page before, "the group" with the only body told of nearby."""
    phrase = links.referents[number]
    if phrase.sort != "group" or phrase.number == "many" or phrase.marks:
        return
    before = [n for n in names if n < number and links.referents[n].sort in {"body", "group"}]
    called = [n for n in before if _is_called(phrases, links.referents[n], phrase.noun)]
    if len({links.root(n) for n in called}) == 1:
        links.join(number, called[-1], Why(rule="kind of body", score=0.75))
    elif not called and phrase.noun in GENERIC:
        near = _near_bodies(links, phrases, number, before)
        if len({links.root(n) for n in near}) == 1:
            links.join(number, near[-1], Why(rule="only body nearby", score=0.6))


def _near_bodies(links: Links, phrases: Phrases, number: int, before: list[int]) -> list[int]:
    """The bodies told of shortly before as subjects; "the company" is no public body, and may be told of as object."""
    phrase, sentence = links.referents[number], phrases.columns.sentence
    firm = phrase.noun in FIRMS
    near = [
        n
        for n in before
        if links.referents[n].sort == "body"
        and sentence[phrase.head] - sentence[links.referents[n].head] <= NEAR_SENTENCES
        and not (firm and _is_public(links, phrases, n))
    ]
    straight = [n for n in near if phrases.relation(links.referents[n].head) in STRAIGHT]
    objects = [n for n in near if firm and phrases.relation(links.referents[n].head) in OBJECTS]
    return straight or objects


def _is_public(links: Links, phrases: Phrases, number: int) -> bool:
    """Whether a name is of no firm: by a word of it, or of what stands in front of the bracket that it stands in."""
    for member in links.members(number):
        name = links.referents[member]
        first, last = name.first, name.last
        if first > 1 and last + 1 < len(phrases) and (phrases.words[first - 1], phrases.words[last + 1]) == ("(", ")"):
            first = max(0, first - 1 - len(phrases.words[last]))
        if PUBLIC & {word.casefold() for word in phrases.words[first : last + 1]}:
            return True
    return False


def _is_called(phrases: Phrases, name: Referent, noun: str) -> bool:
    return any(word.casefold() == noun for word in phrases.words[name.first : name.last + 1])
