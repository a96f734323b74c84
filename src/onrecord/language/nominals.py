"""Role noun phrases: "the minister", "Syrian rebels", "some experts", and the titles in front of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.language.phrases import Phrases
from onrecord.language.referents import Referent, RoleNoun, fold, role_noun

QUANTITIES = frozenset(
    "hundreds thousands dozens scores tens millions group number pair handful majority crowd series lot couple band "
    "team some many most all both several one two three none any each half".split()
)
NOBODY = frozenset({"none", "neither"})
OF_NOUNS = frozenset(
    "president premier minister chancellor secretary leader head chief chairman chairwoman chairperson chair director "
    "member spokesman spokeswoman spokesperson governor mayor king queen prince emir sultan commander deputy speaker "
    "supporter opponent critic government ministry parliament representative resident citizen army ambassador founder "
    "owner manager editor bishop archbishop people minister professor bank university party council".split()
)
"""Nouns whose "of" says of what; others keep their own words alone."""
FOLLOWED = {
    "of": OF_NOUNS,
    "to": frozenset("ambassador envoy representative delegate emissary adviser advisor".split()),
    "for": frozenset("spokesman spokeswoman spokesperson minister secretary envoy commissioner representative".split()),
}
"""Nouns that go on after a preposition, by the preposition."""
QUANTIFIERS = frozenset("some many several most few any all other no dozens each every either which what both".split())
MASS = frozenset(
    "police parliament congress media clergy opposition government staff military people leadership".split()
)
"""Groups that need no article, so that the bare word still means the one at hand."""


def nominals(phrases: Phrases, names: Sequence[Referent]) -> list[Referent]:
    """Every role noun phrase of the article, in text order; a word inside a name is none."""
    taken = {word for name in names for word in range(name.first, name.last + 1)}
    starts = {name.first: name for name in names}
    ends = {name.last: name for name in names}
    found = []
    for word, form in enumerate(phrases.words):
        noun = role_noun(form) if word not in taken else None
        if noun and phrases.columns.pos[word] in {"NOUN", "PROPN"}:
            phrase = _phrase(phrases, word, noun, starts, ends)
            if phrase:
                found.append(phrase)
    return found


def titled(phrases: Phrases, phrase: Referent, name: Referent) -> bool:
    """Whether the phrase stands right before the name as its title: "Russian President" Vladimir Putin."""
    if phrase.last + 1 != name.first or phrase.number == "many":
        return False
    if name.sort == "person" and _capital(phrases, phrase.last):
        return phrase.sort == "person"
    if name.sort != phrase.sort and not (phrase.sort == "group" and name.sort == "body"):
        return False
    heads = phrases.columns.head
    return heads[phrase.head] == name.head or heads[name.head] == phrase.head


def _phrase(
    phrases: Phrases, word: int, noun: RoleNoun, starts: dict[int, Referent], ends: dict[int, Referent]
) -> Referent | None:
    columns = phrases.columns
    if _opens_title(phrases, word):
        return None
    name = starts.get(word + 1) or _named_after_of(phrases, word, starts)
    heads = frozenset({word, name.head} if name else {word})
    if word and _opens_title(phrases, word - 1):
        heads |= {word - 1}
    before_name = name is not None and (columns.head[word] in heads or columns.head[name.head] in heads)
    before_name = before_name or (name is not None and name.sort == "person" and _capital(phrases, word))
    if columns.dep[word] in {"compound", "flat", "amod"} and not before_name:
        return None
    first = phrases.reach_left(word, heads)
    if phrases.words[first].casefold() == "no":
        return None
    owner = ends.get(first - 1) or _cut_name(ends, first, word)
    if owner and heads & set(phrases.above(owner.head, 2)) and columns.tag[first] != "DT":
        first = phrases.reach_left(owner.first, heads | {owner.head})
    first, head = _quantity(phrases, first, word)
    if phrases.words[head].casefold() in NOBODY:
        return None
    article = _article(phrases, first, word)
    one_of = phrases.words[head].casefold() == "one"
    quantified = (head != word or article == "many") and not one_of
    mass = noun.sort == "group" and noun.noun in MASS
    if (
        not article
        and not noun.plural
        and not before_name
        and not mass
        and first == word
        and not _apposed(phrases, word)
    ):
        return None
    last = name.first - 1 if name and before_name else _reach_right(phrases, word, noun)
    return Referent(
        kind="nominal",
        first=first,
        last=last,
        head=head,
        sort=noun.sort,
        number=_number(noun, quantified, one_of),
        gender=noun.gender,
        noun=noun.noun,
        article="many" if quantified else "a" if one_of else article,
        marks=frozenset(_marks(phrases, first, last, word)),
        predicate=phrases.is_predicate(head),
    )


def _cut_name(ends: dict[int, Referent], first: int, word: int) -> Referent | None:
    """The name in front of the noun that the phrase's first word cuts in two."""
    return next((name for last, name in ends.items() if name.first < first <= last < word), None)


def _number(noun: RoleNoun, quantified: bool, one_of: bool) -> str:
    if one_of:
        return "one"
    if noun.plural or (quantified and noun.sort == "person"):
        return "many"
    return "one" if noun.sort == "person" else ""


def _named_after_of(phrases: Phrases, word: int, starts: dict[int, Referent]) -> Referent | None:
    """The person whose title goes on: "Secretary of State", "Ambassador to the U.N." before a name."""
    if word + 3 >= len(phrases) or phrases.words[word + 1] not in FOLLOWED or not phrases.words[word][:1].isupper():
        return None
    for at in range(word + 3, min(word + 7, len(phrases))):
        if not phrases.words[at - 1][:1].isupper() and phrases.words[at - 1] != "the":
            return None
        if at in starts:
            return starts[at] if starts[at].sort == "person" else None
    return None


def _capital(phrases: Phrases, word: int) -> bool:
    """Whether the word is written as a title inside a sentence."""
    columns = phrases.columns
    opens = word == 0 or columns.sentence[word - 1] != columns.sentence[word]
    return phrases.words[word][:1].isupper() and (not opens or columns.pos[word] == "PROPN")


def _opens_title(phrases: Phrases, word: int) -> bool:
    """Whether the next word is a role noun that makes one title with it: "Secretary General"."""
    columns = phrases.columns
    after = word + 1
    if after >= len(phrases) or not role_noun(phrases.words[after]) or not role_noun(phrases.words[word]):
        return False
    return columns.head[word] == after or columns.head[after] == word or columns.head[word] == columns.head[after]


def _apposed(phrases: Phrases, word: int) -> bool:
    return phrases.columns.dep[word] == "appos" or any(
        phrases.columns.dep[c] in {"cop", "appos"} for c in phrases.children[word]
    )


def _quantity(phrases: Phrases, first: int, word: int) -> tuple[int, int]:
    """First word and head of the whole where a quantity counts the noun: "hundreds of protesters"."""
    columns = phrases.columns
    of = first - 1
    if of < 1 or phrases.words[of] != "of" or columns.head[word] != of - 1:
        return first, word
    quantity = phrases.words[of - 1].casefold()
    if quantity not in QUANTITIES or (quantity == "number" and phrases.words[of - 2].casefold() == "the"):
        return first, word
    return phrases.reach_left(of - 1, frozenset({of - 1})), of - 1


def _article(phrases: Phrases, first: int, word: int) -> str:
    """What opens the phrase: see `Referent.article`."""
    opening = phrases.words[first].casefold()
    columns = phrases.columns
    if first == word:
        return ""
    if opening in {"the", "a", "an"}:
        return "the" if opening == "the" else "a"
    if opening in {"this", "that", "these", "those"}:
        return "this"
    if columns.tag[first] == "PRP$" or opening == "whose":
        return "my"
    if opening in QUANTIFIERS or columns.pos[first] == "NUM":
        return "many"
    possessive = any(columns.tag[at] == "POS" for at in range(first, word))
    return "the" if possessive else ""


def _reach_right(phrases: Phrases, word: int, noun: RoleNoun) -> int:
    """The last word of the phrase: an "of" that says of what belongs to it."""
    columns = phrases.columns
    if word + 2 >= len(phrases) or noun.noun not in FOLLOWED.get(phrases.words[word + 1], frozenset()):
        return word
    for child in phrases.children[word]:
        if columns.dep[child] == "nmod" and child > word + 1:
            parts = [c for c in phrases.children[child] if columns.dep[c] in {"flat", "fixed"}]
            last = max([child, *parts])
            plain = {columns.pos[at] for at in range(word + 1, last + 1)} <= {"PROPN", "NOUN", "DET", "ADJ", "ADP"}
            return last if plain and last - word <= 6 else word
    return word


def _marks(phrases: Phrases, first: int, last: int, word: int) -> Iterator[str]:
    columns = phrases.columns
    for at in range(first, last + 1):
        if at != word and columns.pos[at] in {"ADJ", "NOUN", "PROPN", "VERB"} and columns.tag[at] != "POS":
            yield fold(phrases.words[at])
    after = " ".join(phrases.words[last + 1 : last + 10]).casefold().split(" ,")[0]
    if re.fullmatch(r"(?:(?:on|to|for|in|of) [\w' ]+ )?at the time", after):
        yield "then"
