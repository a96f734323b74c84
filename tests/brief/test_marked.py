"""Highlights hold exactly their words, however spans nest, cross, touch or leave a block."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.brief.marked import Mark, passages
from onrecord.brief.shown import shown
from onrecord.record import Article, Block, Span
from tests.brief.html_checks import Parsed

TEXT = "One <two> three.\nFour & five six.\nSeven."
LINES = (Span(0, 16), Span(17, 33), Span(34, 40))


def article(text: str = TEXT, lines: tuple[Span, ...] = LINES) -> Article:
    return Article(id="a", text=text, blocks=tuple(Block(kind="paragraph", span=line) for line in lines))


def html(marks: list[Mark], source: Article) -> Parsed:
    return Parsed("".join(f"<p>{passage.html}</p>" for passage in passages(source, marks)))


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(spans.filter(len), max_size=8))
def test_every_mark_reads_to_its_words_and_no_word_is_lost(found: list[Span]) -> None:
    marks = [Mark(id=f"m{at}", spans=(span,), note=f"n{at}", number=str(at)) for at, span in enumerate(found)]
    page = html(marks, article())
    assert "".join(one.text for one in page.elements if one.tag == "p") == TEXT.replace("\n", "")
    for mark in marks:
        # The end of a line lies between two blocks: it is no word.
        assert page.marked(mark.id) == mark.spans[0].of(TEXT).replace("\n", "")
    assert len(page.ids()) == len(set(page.ids()))


def test_a_mark_of_several_spans_keeps_one_anchor() -> None:
    page = html([Mark(id="m", spans=(Span(0, 3), Span(17, 21)))], article())
    assert page.ids() == ["m"]
    assert page.marked("m") == "OneFour"


def test_words_outside_of_blocks_are_shown() -> None:
    page = html([], article(lines=LINES[1:2]))
    assert [one.text for one in page.elements if one.tag == "p"] == ["One <two> three.", "Four & five six.", "Seven."]


def test_blocks_that_overlap_tell_no_word_twice() -> None:
    page = html([], article(lines=(Span(0, 20), Span(10, 40))))
    assert "".join(one.text for one in page.elements if one.tag == "p") == TEXT


def test_markup_in_a_page_is_shown_as_text() -> None:
    text = "<script>alert(1)</script>"
    (passage,) = passages(Article(id="a", text=text), [Mark(id='"><b>', spans=(Span(0, 8),))])
    page = Parsed(str(passage.html))
    assert {one.tag for one in page.elements} == {"span"}
    assert page.marked('"><b>') == "<script>"


def test_what_turns_lines_round_is_replaced_one_for_one() -> None:
    text = "safe \u202eevil\u202c \u2066x\u2069 \x00 \u200fعربي"
    assert shown(text) == "safe \ufffdevil\ufffd \ufffdx\ufffd \ufffd \u200fعربي"
    assert len(shown(text)) == len(text)
