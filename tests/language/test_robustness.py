"""Odd and hostile text: bounded time, no crash, and no span that does not re-read."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.language import WORD_LIMIT, load, resolved
from onrecord.language.tokens import tokens
from onrecord.record import Analysis, Article, Block, Span

MILLION = 1_000_000
QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much]


def read(text: str, *blocks: Block) -> Analysis:
    article = Article(id="odd", text=text, blocks=blocks)
    return resolved(article, load().analyse([article])[0])


def holds(text: str, analysis: Analysis) -> None:
    """What must be true of the columns of any text."""
    words = list(zip(analysis.start, analysis.end, strict=True))
    assert all(0 <= a < b <= len(text) for a, b in words)
    assert all(one[1] <= two[0] for one, two in pairwise(words))
    assert all(text[a:b].strip() == text[a:b] != "" for a, b in words)
    columns = ("lemma", "tag", "pos", "dep", "head", "sentence", "role")
    assert {len(getattr(analysis, column)) for column in columns} == {len(words)}
    for word, head in enumerate(analysis.head):
        assert analysis.sentence[head] == analysis.sentence[word]
        assert (head == word) == (analysis.dep[word] == "root")
    roots = [analysis.sentence[word] for word, head in enumerate(analysis.head) if head == word]
    assert roots == sorted(set(analysis.sentence))
    starts, ends = set(analysis.start), set(analysis.end)
    for number, mention in enumerate(analysis.mentions):
        assert mention.id == number
        assert mention.span.start in starts
        assert mention.span.end in ends
        assert analysis.mentions[mention.same_as].same_as == mention.same_as <= number


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a-",
        "1-",
        "a+",
        "a.",
        "a@",
        "1,",
        "www.",
        "a'",
        "_",
        "anti-",
        "x.pdf",
        "汉",
        "👩‍👧",
        "\u200b",
        "\x00",
        "A. ",
        "n't",
    ],
)
def test_a_million_characters_without_a_space_take_seconds(piece: str) -> None:
    text = piece * (MILLION // len(piece))
    began = time.process_time()
    assert len(tokens(text, 0, None, WORD_LIMIT)) <= WORD_LIMIT
    # A rule that looked back or ahead over the whole text would take hours.
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    "text", ["x" * MILLION, "Ada Kroll left. " + "y" * MILLION + " She came back.", "\u200e" * MILLION]
)
def test_a_million_characters_are_read(text: str) -> None:
    holds(text, read(text))


def test_words_over_the_limit_are_left_out() -> None:
    text = "Envoys met in Oslo. " * (WORD_LIMIT // 4)
    assert len(tokens(text, 0, None, WORD_LIMIT)) == WORD_LIMIT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the minis\u00adter re\u200bsigned", ["the", "minis\u00adter", "re\u200bsigned"]),
        ("\ufeffOslo\u200e: talks", ["Oslo\u200e", ":", "talks"]),
        ("a\x00b \x07 c", ["a", "b", "c"]),
        ("Well done 👏🏽 👩‍👩‍👧 ✈️ !", ["Well", "done", "👏🏽", "👩‍👩‍👧", "✈️", "!"]),
        ("المتحدث said نعم", ["المتحدث", "said", "نعم"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("Cafe\u0301 Zo\u0308e", ["Cafe\u0301", "Zo\u0308e"]),
        ("МОСКВА: Moscow says", ["МОСКВА", ":", "Moscow", "says"]),
    ],
)
def test_words_of_odd_text(text: str, words: list[str]) -> None:
    assert [text[a:b] for a, b in tokens(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "MINISTER QUITS AFTER LEAKED MEMO\nOPPOSITION WANTS VOTE BY FRIDAY",
        "Talks stall in Geneva\nNo deal on prisoners\nEnvoys to meet again",
        "He left at dawn nobody saw him the guards say they were asleep " * 30,
        "rice, salt, oil, soap, " * 200,
        "“ “ ” ‘ ’ \" ' `` ''",
        "وقال الوزير: Minister Lund said “لا”, then left.\n汉字 and 漢字",
        "\u202eenim a tih mraf A\u202c",
        "a\u0301" * 300,
        "." * 500 + " " + "?!" * 300,
        "\n\n\n\t\r\n \u00a0 \u2003 \x0b\x0c",
        "1 2 3 " * 500,
        "(" * 300 + ")" * 300,
        "👍" * 400,
        "A. B. C. D. E. F. " * 40,
        "\ud7ff\ue000\ufffd\U0010ffff",
    ],
)
def test_odd_pages_get_whole_columns(text: str) -> None:
    holds(text, read(text))


def test_a_sentence_without_end_is_cut_after_a_mark() -> None:
    text = "the mayor of the town and the people of the port " * 7 + "; " + "the rest of them and the others " * 12
    analysis = read(text)
    sizes = [analysis.sentence.count(number) for number in set(analysis.sentence)]
    assert max(sizes) <= 120
    starts = [
        a for a, n, m in zip(analysis.start[1:], analysis.sentence[1:], analysis.sentence, strict=False) if n != m
    ]
    assert any(text[:start].endswith("; ") for start in starts)


PIECES = st.sampled_from(
    [
        *"aZ09.,;:!?'\"“”‘’()-–—…$%&@#/\\\n\t \xa0\u200b\u200d\ufeff\u202é\x00",
        "Mr. ",
        "U.S. ",
        "said ",
        "No. 5 ",
        "Ana Lund ",
        "NATO ",
        "don't ",
        "$2.5bn ",
        "👩\u200d👧",
        "ß",
        "İ",
        "汉",
        "ال",
        "न्",
        " | ",
        "he ",
        "\n\n",
        "http://a.b/c ",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
def test_any_mixture_holds_together(text: str) -> None:
    holds(text, read(text))


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=30, deadline=None, suppress_health_check=QUIET)
def test_no_sentence_and_no_name_crosses_a_block(one: str, two: str) -> None:
    text = one + "\n" + two
    second = len(one) + 1
    analysis = read(
        text,
        Block(kind="headline", span=Span(0, len(one))),
        Block(kind="paragraph", span=Span(second, len(text))),
    )
    holds(text, analysis)
    for word, head in enumerate(analysis.head):
        assert (analysis.start[word] < second) == (analysis.start[head] < second)
    assert not any(m.span.start < second - 1 < m.span.end for m in analysis.mentions)
