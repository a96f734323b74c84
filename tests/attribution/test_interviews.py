"""Questions and answers."""

from __future__ import annotations

import pytest

from onrecord.attribution import statements
from onrecord.language import load
from onrecord.record import Actor, Article, Block, Span, Why

LINES = [
    "Mara Holt runs the port of Sund. She spoke in her office.",
    "How many ships came last year?",
    "“Fewer than 90. The pilots said that the channel is too shallow.”",
    "The union says you pay too little. Is that so?",
    "“We pay what we can.”",
    "The union did not answer our letters.",
]


def article(lines: list[str]) -> Article:
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(kind="paragraph", span=Span(start, start + len(line))))
        start += len(line) + 1
    return Article(id="i", text="\n".join(lines), outlet="The Quay Post", blocks=tuple(blocks))


HOLT = Actor(id="h", label="Mara Holt", kind="person", mentions=(Span(0, 9), Span(33, 36)), why=Why(rule="test"))


def test_answers_are_the_word_of_the_one_interviewed() -> None:
    page = article(LINES)
    found = statements(page, load().analyse([page])[0], (HOLT,))
    given = [s for s in found if s.why.rule == "answer in an interview"]
    assert [s.spans[0].of(page.text) for s in given] == [LINES[2].strip("“”"), LINES[4].strip("“”")]
    assert all(s.chain[-1].actor == "h" and s.chain[-1].label == "Mara Holt" for s in given)
    inner = [s for s in found if s.parent == given[0].id]
    assert [s.chain[-1].label for s in inner] == ["The pilots"]


def test_one_question_makes_no_interview() -> None:
    page = article(LINES[:3])
    found = statements(page, load().analyse([page])[0], (HOLT,))
    assert not [s for s in found if s.why.rule == "answer in an interview"]


def test_answers_of_nobody_told_of_are_not_lost() -> None:
    page = article(LINES)
    found = statements(page, load().analyse([page])[0], ())
    assert any("channel is too shallow" in span.of(page.text) for s in found[1:] for span in s.spans)


UNMARKED = [
    "Mara Holt runs the port of Sund. She spoke in her office.",
    "How many ships did you see last year?",
    "We had fewer than 90. The pilots said that the channel is too shallow.",
    "My father counted twice as many.",
    "The union says you pay too little. Is that so?",
    "I pay what I can, and our books are open.",
    "Will you stay?",
    "I will stay until the new quay is built.",
    "The union did not answer the letters of this newspaper.",
]


def test_answers_without_marks_are_the_word_of_the_one_interviewed() -> None:
    page = article(UNMARKED)
    found = statements(page, load().analyse([page])[0], (HOLT,))
    given = [s for s in found if s.why.rule == "answer in an interview"]
    assert [s.spans[0].of(page.text).rstrip(".") for s in given] == [UNMARKED[i].rstrip(".") for i in (2, 3, 5, 7)]
    assert {(s.chain[-1].label, s.manner) for s in given} == {("Mara Holt", "block")}
    inner = [s for s in found if s.parent == given[0].id]
    assert [s.chain[-1].label for s in inner] == ["The pilots"]


@pytest.mark.parametrize(
    "lines",
    [
        UNMARKED[:6],
        [line.replace("you", "they") for line in UNMARKED],
        [
            line.replace("I ", "One ").replace("We ", "Sund ").replace("My ", "Her ").replace("our", "the")
            for line in UNMARKED
        ],
    ],
    ids=["two questions alone", "nobody is asked", "nobody answers"],
)
def test_questions_of_an_author_make_no_interview(lines: list[str]) -> None:
    page = article(lines)
    found = statements(page, load().analyse([page])[0], (HOLT,))
    assert not [s for s in found if s.why.rule == "answer in an interview"]


def test_labelled_turns_stay_with_their_labels() -> None:
    labelled = [UNMARKED[0], *(f"{'QA'[n % 2]}: {UNMARKED[i]}" for n, i in enumerate((1, 2, 4, 5, 6, 7)))]
    page = article(labelled)
    found = statements(page, load().analyse([page])[0], (HOLT,))
    assert {s.why.rule for s in found if s.manner == "block"} == {"turn of a transcript"}
