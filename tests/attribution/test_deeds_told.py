"""Which verbs of saying tell a deed, and nobody's word: on syntax written out by hand."""

from __future__ import annotations

import pytest

from onrecord.attribution.said import is_word
from tests.attribution.columns import link_of, page_of

HEARD = """
He      he      PRON 2 nsubj O
heard   hear    VERB 0 root  O VBD
gunfire gunfire NOUN 4 nsubj O
coming  come    VERB 2 xcomp O VBG
"""
HEARD_THAT = """
He      he      PRON 2 nsubj O
heard   hear    VERB 0 root  O VBD
that    that    SCONJ 5 mark O
rates   rate    NOUN 5 nsubj O
fell    fall    VERB 2 ccomp O VBD
"""
LET = """
They    they    PRON 2 nsubj O
allowed allow   VERB 0 root  O VBD
lorries lorry   NOUN 5 nsubj O
to      to      PART 5 mark  O
pass    pass    VERB 2 xcomp O VB
"""
SEEN_AS = """
Many    many    ADJ  2 nsubj O
see     see     VERB 0 root  O VBP
it      it      PRON 2 obj   O
as      as      ADP  6 case  O
a       a       DET  6 det   O
purge   purge   NOUN 2 obl   O
"""
PURPOSE = """
They    they    PRON 2 nsubj O
dug     dig     VERB 0 root  O VBD
to      to      PART 4 mark  O
find    find    VERB 2 advcl O VB
gold    gold    NOUN 4 obj   O
"""
UNABLE = """
Clubs   club    NOUN 4 nsubj O
can     can     AUX  4 aux   O MD
not     not     PART 4 advmod O
request request VERB 0 root  O VB
money   money   NOUN 4 obj   O
"""
NOT_TOLD = """
He      he      PRON 4 nsubj O
can     can     AUX  4 aux   O MD
not     not     PART 4 advmod O
say     say     VERB 0 root  O VB
whether whether SCONJ 7 mark O
rates   rate    NOUN 7 nsubj O
fell    fall    VERB 4 ccomp O VBD
"""
REPORTED = """
The      the      DET  2 det        O
incident incident NOUN 4 nsubj:pass O
was      be       AUX  4 aux:pass   O VBD
reported report   VERB 0 root       O VBN
"""
VOTED_OUT = """
Voters   voter  NOUN 2 nsubj O
rejected reject VERB 0 root  O VBD
the      the    DET  4 det   O
mayor    mayor  NOUN 2 obj   O
"""
CONVINCED = """
She       she       PRON 2 nsubj O
convinced convince  VERB 0 root  O VBD
Berg      Berg      PROPN 2 obj  O
rates     rate      NOUN 5 nsubj O
fell      fall      VERB 2 ccomp O VBD
"""
COMMITTED = """
Berg      Berg    PROPN 2 nsubj O
committed commit  VERB  0 root  O VBD
a         a       DET   4 det   O
robbery   robbery NOUN  2 obj   O
"""
DREW = """
It        it       PRON 2 nsubj O
drew      draw     VERB 0 root  O VBD
questions question NOUN 2 obj   O
about     about    ADP  6 case  O
the       the      DET  6 det   O
price     price    NOUN 3 nmod  O
"""
RAISED = DREW.replace("drew      draw ", "raised    raise").replace("It        it  ", "He        he  ")
WHAT_TO_THINK = """
He      he      PRON 2 nsubj O
knew    know    VERB 0 root  O VBD
what    what    PRON 5 obj   O
to      to      PART 5 mark  O
think   think   VERB 2 ccomp O VB
"""
TRIED = """
He      he      PRON 2 nsubj O
tried   try     VERB 0 root  O VBD
to      to      PART 4 mark  O
say     say     VERB 2 xcomp O VB
why     why     ADV  7 advmod O
rates   rate    NOUN 7 nsubj O
fell    fall    VERB 4 ccomp O VBD
"""
RATHER_THAN = """
rather  rather  ADV  3 cc     O
than    than    ADP  1 fixed  O
argue   argue   VERB 6 advcl  O VB
guilt   guilt   NOUN 3 obj    O
they    they    PRON 6 nsubj  O
left    leave   VERB 0 root   O VBD
"""
RUMOURS = """
There   there   PRON 2 expl   O
are     be      VERB 0 root   O VBP
rumours rumour  NOUN 2 nsubj  O
about   about   ADP  6 case   O
the     the     DET  6 det    O
phone   phone   NOUN 3 nmod   O
"""
DIALLED = """
He      he      PRON 2 nsubj O
called  call    VERB 0 root  O VBD
the     the     DET  4 det   O
nurse   nurse   NOUN 2 obj   O
"""
EXPECT_NOT = """
Do      do      AUX  3 aux    O VB
not     not     PART 3 advmod O
expect  expect  VERB 0 root   O VB
miracles miracle NOUN 3 obj   O
"""
ACCEPTED = """
They     they    PRON 2 nsubj O
accept   accept  VERB 0 root  O VBP
donated  donated ADJ  4 amod  O
trees    tree    NOUN 2 obj   O
"""
POINTED = """
He       he      PRON 2 nsubj O
pointed  point   VERB 0 root  O VBD
a        a       DET  4 det   O
pistol   pistol  NOUN 2 obj   O
"""
UNANNOUNCED = """
It       it       PRON 4 nsubj O
did      do       AUX  4 aux   O VBD
not      not      PART 4 advmod O
announce announce VERB 0 root  O VB
the      the      DET  6 det   O
date     date     NOUN 4 obj   O
"""
PLANNED = """
Tests   test     NOUN 2 nsubj O
aim     aim      VERB 0 root  O VBP
to      to       PART 4 mark  O
learn   learn    VERB 2 xcomp O VB
why     why      ADV  7 advmod O
rates   rate     NOUN 7 nsubj O
fell    fall     VERB 4 ccomp O VBD
"""
NO_NEED = """
no      no      DET  2 det   O
need    need    NOUN 0 root  O
for     for     ADP  4 case  O
clerks  clerk   NOUN 6 nsubj O
to      to      PART 6 mark  O
worry   worry   VERB 2 acl   O VB
rates   rate    NOUN 8 nsubj O
fell    fall    VERB 6 ccomp O VBD
"""
SO_NAMED = """
A       a       DET  2 det   O
tool    tool    NOUN 0 root  O
called  call    VERB 2 acl   O VBN
data    data    NOUN 5 compound O
maps    map     NOUN 3 xcomp O
"""


@pytest.mark.parametrize(
    ("table", "source", "cue", "content", "told"),
    [
        (HEARD, (0, 0), (1, 1), (2, 3), False),
        (HEARD_THAT, (0, 0), (1, 1), (3, 4), True),
        (LET, (0, 0), (1, 1), (2, 4), False),
        (SEEN_AS, (0, 0), (1, 1), (2, 5), True),
        (PURPOSE, (0, 0), (1, 1), (3, 4), False),
        (UNABLE, (0, 0), (3, 3), (4, 4), False),
        (NOT_TOLD, (0, 0), (3, 3), (4, 6), True),
        (REPORTED, None, (3, 3), (0, 1), False),
        (VOTED_OUT, (0, 0), (1, 1), (2, 3), False),
        (CONVINCED, (0, 0), (1, 1), (3, 4), False),
        (COMMITTED, (0, 0), (1, 1), (2, 3), False),
        (DREW, (0, 0), (1, 3), (4, 5), False),
        (RAISED, (0, 0), (1, 3), (4, 5), True),
        (WHAT_TO_THINK, (0, 0), (1, 1), (2, 4), False),
        (TRIED, (0, 0), (3, 3), (4, 6), False),
        (SO_NAMED, (0, 1), (2, 2), (3, 4), False),
        (RATHER_THAN, (4, 4), (2, 2), (3, 3), False),
        (RUMOURS, None, (2, 3), (4, 5), False),
        (DIALLED, (0, 0), (1, 1), (2, 3), False),
        (EXPECT_NOT, None, (0, 2), (3, 3), False),
        (NO_NEED, (3, 3), (5, 5), (6, 7), False),
        (ACCEPTED, (0, 0), (1, 1), (2, 3), False),
        (POINTED, (0, 0), (1, 1), (2, 3), False),
        (UNANNOUNCED, (0, 0), (1, 3), (4, 5), False),
        (PLANNED, (0, 0), (1, 3), (4, 6), False),
    ],
)
def test_what_is_heard_allowed_or_done_is_no_word(
    table: str, source: tuple[int, int] | None, cue: tuple[int, int], content: tuple[int, int], told: bool
) -> None:
    page = page_of(table)
    assert is_word(page, link_of(page, source, cue, content)) is told
