"""Who stands for whom: names, titles, role nouns and pronouns, on texts parsed by hand and on ones made by chance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.coreference import FIRST_PERSON_RULE, resolved
from onrecord.language.names import names_of
from onrecord.language.phrases import Phrases
from onrecord.language.referents import first_name_gender, role_noun, title
from onrecord.record import Analysis, Article, Mention, Span, Why
from tests.language.parsed import TABLES, parsed

Together = dict[str, set[str]]


def clusters(name: str) -> list[list[str]]:
    """The mentions of a text that stand for one another, as words, those that stand alone left out."""
    article, analysis = parsed(name)
    found: dict[int, list[str]] = {}
    for mention in resolved(article, analysis).mentions:
        found.setdefault(mention.same_as, []).append(mention.span.of(article.text))
    return [words for words in found.values() if len(words) > 1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("minister", [["Norway's foreign minister", "Anna V. Keller", "Keller", "she", "she"]]),
        ("couple", [["Peter Brandt", "Brandt"], ["Clara Brandt", "Brandt"]]),
        ("party", [["Liberal Farmers Party", "LFP", "The party", "it", "LFP"]]),
        ("initials", [["United Nations", "U.N."], ["U.N. officials", "they"]]),
        ("rebels", [["Syrian rebels", "The rebels"]]),
        ("nations", []),
        ("offices", [["Former President", "Jan Novak"], ["Hungary's acting interior minister", "Petra Kral"]]),
        ("title", [["Estonian President", "Mari Tamm", "The president", "her"]]),
        ("allies", [["Oman", "one of the few allies"], ["EU member", "Hungary"]]),
        ("librarian", [["The Morton Hall school librarian", "Jane Turner", "her"]]),
        ("party_words", [["Karen Blum", "the leader of the Farmers Party"]]),
        ("email", [["Peter Brandt", "he"]]),
        ("envoy", [["Karl Lang", "the federation envoy"]]),
        ("firms", [["Orvex", "the only firm", "Orvex"]]),
        ("several", [["Karl Lang", "Karl Lang"], ["a driver", "his"]]),
        ("selves", [["Karl Lang", "Lang", "himself"], ["Mari Tamm", "herself"]]),
        ("labour", [["Labour Minister", "Thando Mokena"], ["Turner", "the governor of Ohio"]]),
    ],
)
def test_mentions_of_one_stand_together(name: str, expected: list[list[str]]) -> None:
    assert clusters(name) == expected


def test_two_who_share_a_surname_stay_two() -> None:
    article, analysis = parsed("couple")
    roots = {m.span.of(article.text): m.same_as for m in resolved(article, analysis).mentions}
    assert roots["Peter Brandt"] != roots["Clara Brandt"]


@pytest.mark.parametrize("name", ["police", "seats"])
def test_what_nothing_joins_is_left_alone(name: str) -> None:
    assert clusters(name) == []


def test_i_is_left_to_attribution() -> None:
    article, analysis = parsed("minister")
    first = [m for m in resolved(article, analysis).mentions if m.span.of(article.text) == "I"]
    assert [m.why.rule for m in first] == [FIRST_PERSON_RULE]
    assert all(m.same_as == m.id for m in first)


@pytest.mark.parametrize("name", TABLES)
def test_mentions_stand_in_order_and_number_themselves(name: str) -> None:
    article, analysis = parsed(name)
    mentions = resolved(article, analysis).mentions
    assert [m.id for m in mentions] == list(range(len(mentions)))
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    for mention in mentions:
        assert mentions[mention.same_as].same_as == mention.same_as <= mention.id
        assert mention.span.of(article.text).strip() == mention.span.of(article.text) != ""


@pytest.mark.parametrize("name", TABLES)
def test_resolving_again_changes_no_name(name: str) -> None:
    article, analysis = parsed(name)
    once = resolved(article, analysis)
    named = tuple(m for m in once.mentions if m.kind not in {"pronoun", "nominal"})
    again = resolved(article, replace(once, mentions=named))
    assert [(m.span, m.same_as) for m in again.mentions] == [(m.span, m.same_as) for m in once.mentions]


def people(*names: str) -> tuple[Article, Analysis]:
    """Names of people in a row, a sentence each."""
    text = " . ".join(names)
    words = text.split()
    start = [0]
    for word in words[:-1]:
        start.append(start[-1] + len(word) + 1)
    analysis = Analysis(
        start=tuple(start),
        end=tuple(a + len(word) for a, word in zip(start, words, strict=True)),
        lemma=tuple(words),
        tag=("NNP",) * len(words),
        pos=tuple("PUNCT" if word == "." else "PROPN" for word in words),
        dep=("root",) * len(words),
        head=tuple(range(len(words))),
        sentence=tuple(words[:at].count(".") for at in range(len(words))),
        role=("O",) * len(words),
    )
    mentions = []
    at = 0
    for number, name in enumerate(names):
        span = Span(at, at + len(name))
        mentions.append(Mention(id=number, kind="person", span=span, same_as=number, why=Why(rule="name")))
        at += len(name) + 3
    return Article(id="p", text=text), replace(analysis, mentions=tuple(mentions))


@pytest.mark.parametrize(
    ("names", "same_as"),
    [
        (("Sergei Orlov", "Sergey V. Orlov", "Orlov"), [0, 0, 0]),
        (("Orlov", "Sergei Orlov"), [0, 0]),
        (("Omar al-Hadi", "Hadi"), [0, 0]),
        (("Kim Min Su", "Kim"), [0, 0]),
        (("Ana Silva", "Rui Silva", "Silva"), [0, 1, 2]),
        (("J. Moreau", "Jean Moreau", "Paul Moreau"), [0, 0, 2]),
        (("Ann B. Cole", "Ann C. Cole"), [0, 1]),
        (("Lena Fischer-Roth", "Fischer-Roth"), [0, 0]),
        (("Mohamed Said", "Mohammed Said"), [0, 0]),
    ],
)
def test_names_of_people(names: tuple[str, ...], same_as: list[int]) -> None:
    article, analysis = people(*names)
    assert [m.same_as for m in resolved(article, analysis).mentions] == same_as


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=6), min_size=1, max_size=9))
def test_no_words_break_it(words: list[str]) -> None:
    article, analysis = people(*words)
    for mention in resolved(article, analysis).mentions:
        assert mention.span.end <= len(article.text)
        assert mention.same_as <= mention.id


def test_no_words_at_all() -> None:
    assert resolved(Article(id="e", text=""), Analysis()).mentions == ()


def test_function_words_are_trimmed_off_a_name() -> None:
    article, analysis = parsed("police")
    long = replace(analysis.mentions[0], span=Span(analysis.start[1], analysis.end[2]), kind="organisation")
    phrases = Phrases(article, analysis)
    assert [(n.first, n.last) for n in names_of(replace(analysis, mentions=(long,)), phrases)] == [(1, 2)]
    short = replace(long, span=Span(analysis.start[0], analysis.end[1]))
    assert [(n.first, n.last) for n in names_of(replace(analysis, mentions=(short,)), phrases)] == [(0, 0)]


@pytest.mark.parametrize(
    ("word", "noun", "plural"),
    [("Ministers", "minister", True), ("spokeswoman", "spokeswoman", False), ("policemen", "policeman", True)],
)
def test_role_nouns(word: str, noun: str, plural: bool) -> None:
    found = role_noun(word)
    assert found is not None
    assert (found.noun, found.plural) == (noun, plural)


@pytest.mark.parametrize("word", ["table", "report", ""])
def test_other_nouns(word: str) -> None:
    assert role_noun(word) is None


def test_forms_of_address() -> None:
    assert (title("Mrs."), title("mr")) == (title("Mrs"), None)
    assert first_name_gender("Ángela") == "f"
    assert first_name_gender("Zyx") == ""
