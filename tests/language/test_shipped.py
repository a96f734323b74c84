"""The shipped model on news-like text: columns that hold together, and readings that any good model gives."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.language import load
from onrecord.record import Analysis, Article, Block, Span, UnknownSetting

TEXT = (
    "Talks resume in Vienna\n"
    "Foreign Minister Anna Keller said on Tuesday that negotiators had agreed to a truce near Aleppo. "
    "“We will keep talking,” she told reporters."
)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return load().analyse([Article(id="a", text=TEXT)])[0]


def forms(analysis: Analysis, text: str = TEXT) -> list[str]:
    return [text[a:b] for a, b in zip(analysis.start, analysis.end, strict=True)]


def test_columns_are_of_one_length(analysis: Analysis) -> None:
    columns = ("end", "lemma", "tag", "pos", "dep", "head", "sentence", "role")
    assert {len(getattr(analysis, column)) for column in columns} == {len(analysis)}


def test_a_line_without_blocks_is_a_paragraph_and_sentences_are_told_apart(analysis: Analysis) -> None:
    words = forms(analysis)
    starts = [words[i] for i in range(len(words)) if i == 0 or analysis.sentence[i] != analysis.sentence[i - 1]]
    assert starts == ["Talks", "Foreign", "“"]


@pytest.mark.parametrize(
    ("word", "column", "value"),
    [
        ("said", "pos", "VERB"),
        ("said", "lemma", "say"),
        ("said", "dep", "root"),
        ("negotiators", "dep", "nsubj"),
        ("agreed", "dep", "ccomp"),
        ("had", "dep", "aux"),
        ("Aleppo", "pos", "PROPN"),
    ],
)
def test_syntax(analysis: Analysis, word: str, column: str, value: str) -> None:
    assert getattr(analysis, column)[forms(analysis).index(word)] == value


def test_names(analysis: Analysis) -> None:
    found = {(m.kind, m.span.of(TEXT)) for m in analysis.mentions}
    assert {("person", "Anna Keller"), ("place", "Aleppo"), ("place", "Vienna")} <= found


def test_parts_of_attributions(analysis: Analysis) -> None:
    roles = dict(zip(forms(analysis), analysis.role, strict=True))
    assert roles["Keller"].endswith("source")
    assert roles["said"].endswith("cue")
    assert roles["truce"].endswith("content")


def test_every_sentence_is_a_tree(analysis: Analysis) -> None:
    for number in set(analysis.sentence):
        inside = [i for i in range(len(analysis)) if analysis.sentence[i] == number]
        assert [i for i in inside if analysis.head[i] == i and analysis.dep[i] == "root"]
        assert all(analysis.sentence[analysis.head[i]] == number for i in inside)


def test_words_come_only_from_blocks_that_findings_come_from() -> None:
    text = "Home News Sport\nThe minister resigned."
    blocks = (Block(kind="navigation", span=Span(0, 15)), Block(kind="paragraph", span=Span(16, len(text))))
    analysis = load().analyse([Article(id="b", text=text, blocks=blocks)])[0]
    assert forms(analysis, text) == ["The", "minister", "resigned", "."]


def test_documents_read_together_are_read_as_alone() -> None:
    other = Article(id="c", text="Police arrested twelve protesters in Nairobi.")
    together = load().analyse([Article(id="a", text=TEXT), other])
    assert together[1].tag == load().analyse([other])[0].tag
    assert together[1].head == load().analyse([other])[0].head


@pytest.mark.parametrize("text", ["", " \n ", "?", "a" * 5000, "word " * 3000, "\u200b\u200b", "नमस्ते दुनिया"])
def test_odd_texts_get_columns_too(text: str) -> None:
    analysis = load().analyse([Article(id="d", text=text)])[0]
    assert len(analysis.head) == len(analysis)


@given(st.text(max_size=120))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gets_spans_that_re_read(text: str) -> None:
    analysis = load().analyse([Article(id="e", text=text)])[0]
    assert all(0 <= a < b <= len(text) for a, b in zip(analysis.start, analysis.end, strict=True))
    assert all(m.span.of(text).strip() for m in analysis.mentions)


def test_an_unknown_language_lists_the_known() -> None:
    with pytest.raises(UnknownSetting, match="known: model:FOLDER, onrecord, spacy:NAME"):
        load("klingon")


@pytest.mark.parametrize(
    "text",
    [
        "The rider was found by Police Const. Moira Hale near the weir.",
        "Talks were led by Brig. Amin Osei. Sgt. Lena Ruiz kept the notes.",
        "It was a matter for Det. Insp. Paul Orme and his team.",
    ],
)
def test_a_name_after_a_short_title_starts_no_sentence(text: str) -> None:
    (found,) = load().analyse([Article(id="a", text=text)])
    words = forms(found, text)
    starts = [words[i - 1] for i in range(1, len(words)) if found.sentence[i] != found.sentence[i - 1]]
    assert all(word == "." for word in starts)
