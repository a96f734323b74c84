"""The author's own distance: hearsay is somebody's word, scare quotes, titles and slogans are nobody's."""

from __future__ import annotations

import pytest

from onrecord.attribution import statements
from onrecord.language import load
from onrecord.record import Article, Statement

UNNAMED = "unnamed"


def told(text: str) -> list[Statement]:
    """The statements of one sentence, without that of the page itself."""
    article = Article(id="a", text=text, outlet="The Quay Post")
    return list(statements(article, load().analyse([article])[0], ())[1:])


def said(statement: Statement, text: str) -> str:
    return " … ".join(span.of(text) for span in statement.spans)


@pytest.mark.parametrize(
    ("text", "content", "polarity"),
    [
        ("The guard allegedly shot two prisoners on Monday.", "The guard … shot two prisoners on Monday", "positive"),
        ("The minister reportedly resigned on Tuesday night.", "The minister … resigned on Tuesday night", "positive"),
        ("The company has reportedly sold its shipyard.", "The company has … sold its shipyard", "positive"),
        (
            "The letter was purportedly written by a rebel commander.",
            "The letter was … written by a rebel commander",
            "positive",
        ),
        ("Rebels have reportedly not left the town.", "Rebels have … not left the town", "negative"),
        ("The premier will reportedly visit the border.", "The premier will … visit the border", "positive"),
        (
            "The company is reportedly planning to sell its shipyard.",
            "The company is … planning to sell its shipyard",
            "positive",
        ),
        ("Allegedly, the clerk had sold the files.", "the clerk had sold the files", "positive"),
        ("The clerk had sold the files to a rival, allegedly.", "The clerk had sold the files to a rival", "positive"),
        ("The strike, which reportedly killed nine people, came at dawn.", "killed nine people", "positive"),
        ("The officer who allegedly beat the students has been charged.", "beat the students", "positive"),
        ("He was arrested for allegedly stealing a fishing boat.", "stealing a fishing boat", "positive"),
    ],
)
def test_hearsay_is_the_word_of_somebody_unnamed(text: str, content: str, polarity: str) -> None:
    (found,) = told(text)
    assert said(found, text) == content
    assert [voice.label for voice in found.chain] == ["The Quay Post", UNNAMED]
    assert found.cue is not None
    assert found.cue.of(text).lower() in {"allegedly", "reportedly", "purportedly"}
    assert (found.act, found.certainty, found.polarity) == ("claim", "unknown", polarity)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Troops allegedly burned three villages, the governor said.", "the governor"),
        ("The governor said that troops allegedly burned three villages.", "The governor"),
    ],
)
def test_hearsay_in_what_is_said_stands_one_layer_down(text: str, speaker: str) -> None:
    outer, inner = told(text)
    assert [voice.label for voice in inner.chain[1:]] == [speaker, UNNAMED]
    assert (outer.certainty, inner.certainty) == ("certain", "unknown")
    assert inner.parent == outer.id
    assert "burned three villages" in said(inner, text)


@pytest.mark.parametrize(
    ("text", "source", "act", "certainty"),
    [
        ("The mayor reportedly said the bridge was safe.", "The mayor", "say", "unknown"),
        ("The mayor said the bridge was safe.", "The mayor", "say", "certain"),
        ("The ministry claimed that the bridge was safe.", "The ministry", "claim", "certain"),
        ("The ship is reported to have sunk off the cape.", UNNAMED, "say", "unknown"),
        ("The director is said to have taken bribes.", UNNAMED, "say", "unknown"),
        ("The director is alleged to have taken bribes.", UNNAMED, "claim", "unknown"),
        ("It is alleged that the director took bribes.", UNNAMED, "claim", "unknown"),
        ("The pilot is believed to have survived the crash.", UNNAMED, "believe", "probable"),
    ],
)
def test_how_sure_a_voice_is_that_the_author_only_heard_of(text: str, source: str, act: str, certainty: str) -> None:
    (found,) = told(text)
    assert (found.chain[-1].label, found.act, found.certainty) == (source, act, certainty)


@pytest.mark.parametrize(
    "text",
    [
        'The "experts" left the town after two days.',
        'The council approved its "green plan" on Tuesday.',
        'He was taken to a "rest house" near the river by soldiers.',
        "The army has opened a “humanitarian corridor” for the villagers.",
        "The so-called reform cost two thousand people their jobs.",
        'The so-called "people\'s court" sentenced four men on Friday.',
        "Police arrested the alleged leader of the gang.",
    ],
)
def test_words_held_at_arms_length_are_nobodys_word(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'Her novel "The Long Winter" won the national prize on Sunday.',
        "The band played “Harbour Lights” at the opening.",
        'The operation, named "Iron Gate", began at dawn.',
        'The party won the election with the slogan "Work First".',
        "Marchers carried a banner reading “Bread for All” through the capital.",
        'Protesters held signs reading "No More Dams" outside the palace.',
    ],
)
def test_titles_and_slogans_are_nobodys_word(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ('The minister was "deeply worried" about the harvest, his aide said.', "his aide", "deeply worried"),
        ('The president called the deal "a shameful surrender".', "The president", "a shameful surrender"),
        ('The regime calls the camps "schools".', "The regime", "schools"),
        ('The minister criticised the "reckless" plan on Monday.', "The minister", "reckless"),
        ("Protesters chanted “Bread For All” outside the palace.", "Protesters", "Bread For All"),
    ],
)
def test_a_few_words_in_marks_that_somebody_spoke_are_quoted(text: str, source: str, words: str) -> None:
    (found,) = told(text)
    assert found.chain[-1].label == source
    assert words in said(found, text)
