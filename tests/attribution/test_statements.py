"""Who says so, on news-like text read with the shipped model."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.attribution import statements
from onrecord.language import load
from onrecord.record import Article, Block, Span, Statement, Voice


def read(text: str, *, blocks: tuple[Block, ...] = ()) -> tuple[Statement, ...]:
    article = Article(id="a", text=text, outlet="The Quay Post", blocks=blocks)
    return statements(article, load().analyse([article])[0], ())


@pytest.mark.parametrize(
    ("text", "source", "content", "manner", "act"),
    [
        ("The mayor said the bridge would reopen on Friday.", "The mayor", "bridge would reopen", "paraphrased", "say"),
        (
            "“We are ready to talk,” the president told reporters.",
            "the president",
            "We are ready to talk",
            "quoted",
            "say",
        ),
        (
            "The army denied that its troops had crossed the border.",
            "The army",
            "its troops had crossed",
            "paraphrased",
            "deny",
        ),
        (
            "According to the ministry, twelve people were hurt.",
            "the ministry",
            "twelve people were hurt",
            "paraphrased",
            "say",
        ),
        (
            "Some experts warn that the truce may not hold.",
            "Some experts",
            "the truce may not hold",
            "paraphrased",
            "warn",
        ),
        (
            "The opposition demanded that the minister resign.",
            "The opposition",
            "the minister resign",
            "paraphrased",
            "demand",
        ),
    ],
)
def test_who_says_what(text: str, source: str, content: str, manner: str, act: str) -> None:
    found = read(text)[1]
    assert found.chain[-1].label == source
    assert content in found.spans[0].of(text)
    assert (found.manner, found.act) == (manner, act)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed for repairs.",
        "Rain fell over the coast on Monday night.",
        "The team won its third match.",
    ],
)
def test_silence_where_nobody_speaks(text: str) -> None:
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("The envoy said the deal might collapse.", "possible", "positive"),
        ("The envoy said the deal had not collapsed.", "certain", "negative"),
        ("The envoy denied the deal had collapsed.", "certain", "negative"),
    ],
)
def test_how_sure_they_say_they_are(text: str, certainty: str, polarity: str) -> None:
    found = read(text)[1]
    assert (found.certainty, found.polarity) == (certainty, polarity)


def quoted_passage() -> tuple[str, tuple[Block, ...]]:
    lines = [
        "Leaders met in Lisbon on Monday.",
        "The Northern Star reports:",
        "The talks went on until dawn. Officials said the two sides had agreed on a ceasefire.",
        "Neither side has signed it.",
    ]
    text = "\n".join(lines)
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    voice = Voice(kind="outlet", label="The Northern Star", span=Span(spans[1].start, spans[1].start + 17))
    kinds = ("paragraph", "paragraph", "quote", "quote")
    blocks = tuple(
        Block(kind=kind, span=span, voice=voice if kind == "quote" else None)  # type: ignore[arg-type]
        for kind, span in zip(kinds, spans, strict=True)
    )
    return text, blocks


def test_a_quoted_passage_is_a_link_of_the_chain() -> None:
    text, blocks = quoted_passage()
    found = read(text, blocks=blocks)
    frame = next(statement for statement in found if statement.manner == "block")
    assert [voice.label for voice in frame.chain] == ["The Quay Post", "The Northern Star"]
    assert len(frame.spans) == 2
    inner = next(statement for statement in found if statement.parent == frame.id)
    assert [voice.label for voice in inner.chain] == ["The Quay Post", "The Northern Star", "Officials"]
    assert "agreed on a ceasefire" in inner.spans[0].of(text)


def test_the_article_is_statement_0_in_its_outlets_voice() -> None:
    found = read("Nothing was said.")
    assert found[0].manner == "article"
    assert [voice.label for voice in found[0].chain] == ["The Quay Post"]
    assert found[0].spans == (Span(0, 17),)


@given(st.text(alphabet="The minister said “we’ll see”, he denied. X\n", max_size=150))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_statements_hold_together_on_any_text(text: str) -> None:
    found = read(text)
    ids = {statement.id for statement in found}
    assert len(ids) == len(found)
    for statement in found[1:]:
        assert statement.parent in ids
        assert statement.chain[0].kind == "outlet"
        assert all(span.of(text).strip() for span in statement.spans)
        for voice in statement.chain[1:]:
            assert voice.span is None or voice.span.of(text) == voice.label


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister called the charges “a bad play.”", "the charges “a bad play.”"),
        ('"We are ready," the minister said.', "We are ready"),
        ("“It is over,” said the minister.", "It is over"),
    ],
)
def test_marks_stay_where_they_close_something_inside(text: str, content: str) -> None:
    assert read(text)[1].spans[0].of(text) == content
