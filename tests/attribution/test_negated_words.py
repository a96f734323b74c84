"""What a negation, a plea or a plan makes of a verb of saying: on syntax written out by hand."""

from __future__ import annotations

import pytest

from onrecord.attribution.cues import reading_of
from onrecord.attribution.stretches import Stretch
from tests.attribution.columns import page_of

NOT_EXPECTED = """
He      he      PRON 4 nsubj O
did     do      AUX  4 aux   O VBD
not     not     PART 4 advmod O
expect  expect  VERB 0 root  O VB
trouble trouble NOUN 4 obj   O
"""
NO_CHOICE = """
He      he      PRON 2 nsubj O
said    say     VERB 0 root  O VBD
he      he      PRON 4 nsubj O
has     have    VERB 2 ccomp O VBZ
no      no      DET  6 det   O
choice  choice  NOUN 4 obj   O
"""
GUILTY = """
Berg    Berg   PROPN 2 nsubj O
pleaded plead  VERB  0 root  O VBD
guilty  guilty ADJ   2 xcomp O
to      to     ADP   5 case  O
fraud   fraud  NOUN  3 obl   O
"""
NOT_GUILTY = """
Berg    Berg   PROPN 2 nsubj O
pleaded plead  VERB  0 root  O VBD
not     not    PART  4 advmod O
guilty  guilty ADJ   2 xcomp O
to      to     ADP   6 case  O
fraud   fraud  NOUN  4 obl   O
"""
PLANS = """
She       she      PRON 2 nsubj O
announced announce VERB 0 root  O VBD
plans     plan     NOUN 2 obj   O
to        to       PART 5 mark  O
resign    resign   VERB 3 acl   O VB
"""
HEARD_SAYING = """
He      he      PRON 3 nsubj:pass O
is      be      AUX  3 aux:pass O VBZ
heard   hear    VERB 0 root  O VBN
saying  say     VERB 3 xcomp O VBG
rates   rate    NOUN 6 nsubj O
fell    fall    VERB 4 ccomp O VBD
"""
GOAL = """
The     the     DET  2 det   O
goal    goal    NOUN 5 nsubj O
is      be      AUX  5 cop   O VBZ
to      to      PART 5 mark  O
win     win     VERB 8 ccomp O VB
,       ,       PUNCT 8 punct O
she     she     PRON 8 nsubj O
said    say     VERB 0 root  O VBD
"""
NO_KNOWLEDGE = NO_CHOICE.replace("choice  choice ", "records record ")


@pytest.mark.parametrize(
    ("table", "cue", "content", "read"),
    [
        (NOT_EXPECTED, (1, 3), (4, 4), ("predict", "negative")),
        (NO_CHOICE, (1, 1), (2, 5), ("say", "negative")),
        (NO_KNOWLEDGE, (1, 1), (2, 5), ("deny", "negative")),
        (GOAL, (7, 7), (0, 4), ("say", "positive")),
        (PLANS, (1, 2), (4, 4), ("promise", "positive")),
        (HEARD_SAYING, (1, 3), (4, 5), ("say", "positive")),
        (GUILTY, (1, 1), (4, 4), ("admit", "positive")),
        (NOT_GUILTY, (1, 1), (5, 5), ("deny", "negative")),
    ],
)
def test_what_a_negation_turns_round(
    table: str, cue: tuple[int, int], content: tuple[int, int], read: tuple[str, str]
) -> None:
    said = reading_of(page_of(table), Stretch(*cue, "cue"), Stretch(*content, "content"))
    assert (said.act, said.polarity) == read
