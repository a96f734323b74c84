"""Who says it and what is said, where another stands as subject or inside it: on syntax written out by hand."""

from __future__ import annotations

import pytest

from onrecord.attribution.contents import trimmed
from onrecord.attribution.matter import is_free_relative, matter_of, spoken_by
from onrecord.attribution.sources import Speakers, voice_of
from onrecord.attribution.stretches import Stretch
from onrecord.record import Voice
from tests.attribution.columns import link_of, page_of

WAS_ASKED = """
Berg    Berg   PROPN 3 nsubj:pass O
was     be     AUX   3 aux:pass   O VBD
asked   ask    VERB  0 root       O VBN
why     why    ADV   6 advmod     O
rates   rate   NOUN  6 nsubj      O
fell    fall   VERB  3 ccomp      O VBD
"""
SO_CALLED = """
It       it     PRON 2 nsubj  O
rejected reject VERB 0 root   O VBD
what     what   PRON 5 obj    O
it       it     PRON 5 nsubj  O
called   call   VERB 2 ccomp  O VBD
a        a      DET  7 det    O
grab     grab   NOUN 5 xcomp  O
"""
EXPECTED = """
Expected expect  VERB 6 advcl O VBN
to       to      PART 3 mark  O
win      win     VERB 1 xcomp O VB
,        ,       PUNCT 6 punct O
Berg     Berg    PROPN 6 nsubj O
lost     lose    VERB 0 root  O VBD
"""
IS_TIPPED = """
Berg     Berg    PROPN 3 nsubj:pass O
is       be      AUX  3 aux:pass O VBZ
tipped   tip     VERB 0 root  O VBN
to       to      PART 5 mark  O
win      win     VERB 3 xcomp O VB
"""
SUSPECTED = """
A         a       DET  2 det   O
man       man     NOUN 5 nsubj O
suspected suspect VERB 2 acl   O VBN
of        of      ADP  3 obl   O
fled      flee    VERB 0 root  O VBD
"""
WORRIED = """
She     she     PRON 3 nsubj:pass O
is      be      AUX  3 aux:pass O VBZ
worried worry   VERB 0 root  O VBN
rates   rate    NOUN 5 nsubj O
fell    fall    VERB 3 ccomp O VBD
"""
TIPS = """
Berg     Berg    PROPN 2 nsubj O
tips     tip     VERB 0 root  O VBZ
Holm     Holm    PROPN 2 obj  O
to       to      PART 5 mark  O
win      win     VERB 2 xcomp O VB
"""


@pytest.mark.parametrize(
    ("table", "source", "cue", "content", "label"),
    [
        (EXPECTED, (4, 4), (0, 0), (2, 2), "unnamed"),
        (IS_TIPPED, (0, 0), (1, 2), (4, 4), "unnamed"),
        (TIPS, (0, 0), (1, 1), (2, 4), "Berg"),
        (SUSPECTED, (0, 1), (2, 2), (3, 3), "unnamed"),
        (WORRIED, (0, 0), (1, 2), (3, 4), "She"),
    ],
)
def test_whom_others_expect_to_win_does_not_expect_it(
    table: str, source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int], label: str
) -> None:
    page = page_of(table)
    voice = voice_of(page, link_of(page, source, cue, content), Speakers(page, ()), Voice(kind="outlet", label="Post"))
    assert voice.label == label


THAT_MEANS = """
That    that    PRON 2 nsubj O
means   mean    VERB 0 root  O VBZ
war     war     NOUN 2 obj   O
"""
HIDING_WHEN = """
They    they    PRON 3 nsubj O
were    be      AUX  3 aux   O VBD
hiding  hide    VERB 0 root  O VBG
when    when    ADV  6 advmod O
police  police  NOUN 6 nsubj O
came    come    VERB 3 advcl O VBD
"""


@pytest.mark.parametrize(
    ("table", "content", "text"),
    [(THAT_MEANS, (0, 2), "That means war"), (HIDING_WHEN, (0, 3), "They were hiding")],
)
def test_what_is_said_is_whole(table: str, content: tuple[int, int], text: str) -> None:
    page = page_of(table)
    span = trimmed(page, Stretch(*content, "content"))
    assert span is not None
    assert span.of(page.text) == text


def test_who_is_asked_is_no_part_of_the_question() -> None:
    page = page_of(WAS_ASKED)
    link = matter_of(page, link_of(page, None, (1, 2), (0, 0), (3, 5)))
    assert [(part.first, part.last) for part in link.content] == [(3, 5)]


ON_HIS_DEATH = """
In       in     ADP  3 case      O
a        a      DET  3 det       O
report   report NOUN 8 obl       O
on       on     ADP  5 case      O
war      war    NOUN 3 nmod      O
,        ,      PUNCT 8 punct    O
it       it     PRON 8 nsubj     O
called   call   VERB 0 root      O VBD
him      he     PRON 8 obj       O
"        "      PUNCT 11 punct   O
source   source NOUN 8 xcomp     O
"        "      PUNCT 11 punct   O
"""


def test_what_a_report_is_on_is_not_what_it_calls_somebody() -> None:
    page = page_of(ON_HIS_DEATH)
    link = matter_of(page, link_of(page, (6, 6), (7, 7), (4, 4), (8, 11)))
    assert [(part.first, part.last) for part in link.content] == [(8, 11)]


GOT_TEXT = """
He      he      PRON 2 nsubj O
got     get     VERB 0 root  O VBD
a       a       DET  4 det   O
text    text    NOUN 2 obj   O
telling tell    VERB 4 acl   O VBG
him     he      PRON 5 obj   O
to      to      PART 8 mark  O
come    come    VERB 5 xcomp O VB
"""
GOT_FLYER = GOT_TEXT.replace("text    text ", "flyer   flyer")
SENT_TEXT = GOT_TEXT.replace("got     get ", "sent    send")


@pytest.mark.parametrize(("table", "source"), [(GOT_TEXT, (2, 3)), (GOT_FLYER, (2, 3)), (SENT_TEXT, (0, 0))])
def test_who_gets_a_letter_does_not_write_it(table: str, source: tuple[int, int]) -> None:
    page = page_of(table)
    spoken = spoken_by(page, link_of(page, (0, 0), (4, 4), (7, 7)))
    assert [(part.first, part.last) for part in spoken.source] == [source]


def test_what_a_thing_is_called_in_passing_is_no_statement_of_its_own() -> None:
    page = page_of(SO_CALLED)
    naming = link_of(page, (3, 3), (4, 4), (2, 2), (5, 6))
    assert is_free_relative(page, naming)
    assert [(part.first, part.last) for part in matter_of(page, naming).content] == [(5, 6)]
    assert not is_free_relative(page, link_of(page, (0, 0), (1, 1), (2, 6)))
