"""What a pattern of times cannot do without."""

from __future__ import annotations

import re

import pytest

from onrecord.grounding.timex_grammar import grammar
from onrecord.grounding.timex_needs import needed
from onrecord.grounding.timex_patterns import translated
from onrecord.grounding.timex_tokens import read_line

LINES = (
    "The mayor spoke on 3 May 2031, two days after the flood, and again last Monday at 4.30 p.m.",
    "In the late 1990s, some 20 years ago, the mill closed; it reopened in spring 2004 for three months.",
    "Between March and June, from 2010 to 2012 and since Easter, nobody saw the ferry.",
    "About half an hour later, at noon on Christmas Day, 14,000 people stood on the quay.",
    "The council meets every other Friday, the day after tomorrow and on 2031-05-04T10:00.",
    "No time is told here at all",
)


@pytest.mark.parametrize(
    ("pattern", "word", "other"),
    [
        ("the MONTH", "May", "the"),
        ("the? WEEKDAY", "Monday", "the"),
        ("(last|next) (WEEKDAY|MONTH)", "last", "Monday"),
        ("<x:UNIT|UNITS> ago", "ago", "of"),
        ("(a|the)? ago+ (?=MONTH)", "ago", "May"),
    ],
)
def test_a_match_needs_what_is_in_all_its_readings(pattern: str, word: str, other: str) -> None:
    lexicon = grammar().lexicon
    found = needed(pattern, lexicon)
    assert found is not None
    assert lexicon.letter(word) in found
    assert lexicon.letter(other) not in found


@pytest.mark.parametrize("pattern", ["MONTH?", "(the|MONTH*)", "(?=MONTH) of?"])
def test_what_may_match_nothing_needs_nothing(pattern: str) -> None:
    assert needed(pattern, grammar().lexicon) is None


def test_no_match_of_a_rule_is_passed_over() -> None:
    known = grammar()
    seen = 0
    for text in LINES:
        line = read_line(known.lexicon, text, 0, len(text))
        letters = frozenset(line.letters)
        for applied in known.rules:
            whole = re.compile(translated(applied.rule.pattern, known.lexicon))
            every = [match.span() for match in whole.finditer(line.letters)]
            assert [match.span() for match in applied.matches(line, letters)] == every
            seen += len(every)
    assert seen > len(LINES)
