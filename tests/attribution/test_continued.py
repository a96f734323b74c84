"""Quotations over several paragraphs, and whose they are."""

from __future__ import annotations

import pytest

from onrecord.attribution.continued import with_continued
from onrecord.record import Span, Statement, Voice, Why

OUTLET = Voice(kind="outlet", label="The Quay")


def told(text: str, words: str, source: str, *, cue: bool) -> Statement:
    start = text.index(words)
    return Statement(
        id=words,
        spans=(Span(start, start + len(words)),),
        chain=(OUTLET, Voice(kind="unnamed" if source == "unnamed" else "person", label=source)),
        manner="quoted",
        cue=Span(0, 1) if cue else None,
        why=Why(rule="test"),
    )


AHEAD = "“The pier is old.\n\n“We shut it in May,” Ada Kroll said."
BEHIND = "“The pier is old,” Ada Kroll said.\n\n“We shut it in May.”"
APART = "“The pier is old,” Ada Kroll said.\n\nIt rained.\n\n“We shut it in May.”"
CLOSED = "“The pier is old.”\n\n“We shut it in May,” Ada Kroll said."


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        (AHEAD, "We shut it in May", "Ada Kroll"),
        (BEHIND, "The pier is old", "Ada Kroll"),
        (APART, "The pier is old", "unnamed"),
        (CLOSED, "We shut it in May", "unnamed"),
    ],
)
def test_who_speaks_in_a_paragraph_that_names_nobody(text: str, named: str, expected: str) -> None:
    both = ("The pier is old", "We shut it in May")
    found = [told(text, words, "Ada Kroll" if words == named else "unnamed", cue=words == named) for words in both]
    voices = {statement.id: statement.chain[-1].label for statement in with_continued(found, text)}
    assert voices[named] == "Ada Kroll"
    assert voices[next(words for words in both if words != named)] == expected
