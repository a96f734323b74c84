"""Who can speak, think and want, and which verbs of saying tell a deed: on syntax written out by hand."""

from __future__ import annotations

import pytest

from onrecord.attribution.bundles import Link
from onrecord.attribution.contents import trimmed
from onrecord.attribution.cues import reading_of
from onrecord.attribution.matter import is_free_relative, matter_of, spoken_by
from onrecord.attribution.said import is_word
from onrecord.attribution.sources import Speakers, voice_of
from onrecord.attribution.stretches import Page, Stretch
from onrecord.record import Article, Voice
from tests.attribution.columns import columns


def page_of(table: str) -> Page:
    text, analysis = columns(table)
    return Page(Article(id="p", text=text), analysis)


def link_of(page: Page, source: tuple[int, int] | None, cue: tuple[int, int], *content: tuple[int, int]) -> Link:
    return Link(
        content=tuple(Stretch(*part, "content") for part in content),
        cue=Stretch(*cue, "cue"),
        source=(Stretch(*source, "source"),) if source else (),
    )


def clause_of(source: str, verb: str, lemma: str, tag: str = "VBD", *, pos: str = "NOUN") -> str:
    """ "SOURCE VERB rates fell": a finite clause behind a verb."""
    return f"""
The    the    DET  2 det   O
{source} {source} {pos} 3 nsubj O
{verb} {lemma} VERB 0 root O {tag}
rates  rate   NOUN 5 nsubj O
fell   fall   VERB 3 ccomp O VBD
"""


@pytest.mark.parametrize(
    ("source", "lemma", "told"),
    [
        ("minister", "believe", True),
        ("ministry", "believe", True),
        ("administration", "believe", True),
        ("utility", "say", True),
        ("prosecution", "say", True),
        ("neighbourhood", "believe", True),
        ("market", "expect", True),
        ("consultation", "believe", False),
        ("intention", "demand", False),
        ("right", "oppose", False),
        ("illness", "say", False),
        ("move", "signal", False),
        ("report", "say", True),
        ("survey", "warn", True),
        ("report", "believe", False),
        ("data", "know", False),
        ("law", "demand", True),
        ("radar", "predict", True),
        ("software", "demand", False),
        ("Thursday", "say", False),
    ],
)
def test_a_thing_neither_speaks_nor_thinks(source: str, lemma: str, told: bool) -> None:
    page = page_of(clause_of(source, lemma, lemma))
    assert is_word(page, link_of(page, (0, 1), (2, 2), (3, 4))) is told


@pytest.mark.parametrize(("counted", "told"), [("people", True), ("reasons", False)])
def test_those_who_are_counted_speak(counted: str, told: bool) -> None:
    page = page_of(
        f"""
A     a      DET  2 det   O
range range  NOUN 5 nsubj O
of    of     ADP  4 case  O
{counted} {counted.removesuffix("s")} NOUN 2 nmod O
believe believe VERB 0 root O VBP
rates rate   NOUN 7 nsubj O
fell  fall   VERB 5 ccomp O VBD
"""
    )
    assert is_word(page, link_of(page, (0, 3), (4, 4), (5, 6))) is told


def test_words_in_marks_were_written_by_somebody() -> None:
    page = page_of(
        """
The    the   DET  2 det   O
motion motion NOUN 3 nsubj O
says   say   VERB 0 root  O VBZ
"      "     PUNCT 6 punct O
rates  rate  NOUN 6 nsubj O
fell   fall  VERB 3 ccomp O VBD
"      "     PUNCT 6 punct O
"""
    )
    assert is_word(page, link_of(page, (0, 1), (2, 2), (3, 6)))


@pytest.mark.parametrize(
    ("pronoun", "verb", "lemma", "tag", "told"),
    [
        ("You", "know", "know", "VBP", False),
        ("You", "want", "want", "VBP", False),
        ("You", "said", "say", "VBD", True),
        ("One", "suspects", "suspect", "VBZ", False),
        ("One", "said", "say", "VBD", True),
        ("They", "know", "know", "VBP", True),
        ("Everyone", "wants", "want", "VBZ", False),
        ("Everyone", "agreed", "agree", "VBD", True),
        ("Someone", "asks", "ask", "VBZ", False),
        ("Someone", "asked", "ask", "VBD", True),
        ("This", "shows", "show", "VBZ", False),
        ("It", "shows", "show", "VBZ", False),
        ("It", "confirmed", "confirm", "VBD", True),
    ],
)
def test_whoever_reads_thinks_nothing(pronoun: str, verb: str, lemma: str, tag: str, told: bool) -> None:
    page = page_of(
        f"""
{pronoun} {pronoun.lower()} PRON 2 nsubj O
{verb} {lemma} VERB 0 root O {tag}
rates rate NOUN 4 nsubj O
fell fall VERB 2 ccomp O VBD
"""
    )
    assert is_word(page, link_of(page, (0, 0), (1, 1), (2, 3))) is told


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
SENT_TEXT = GOT_TEXT.replace("got     get ", "sent    send")


@pytest.mark.parametrize(("table", "source"), [(GOT_TEXT, (2, 3)), (SENT_TEXT, (0, 0))])
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
