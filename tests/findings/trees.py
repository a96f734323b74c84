"""Small trees written by hand, a word a line: form, lemma, tag, part of speech, relation, head (from 1; 0 a root)."""

from __future__ import annotations

from onrecord.findings.clauses import Clauses
from onrecord.record import Analysis


def clauses(tree: str) -> Clauses:
    """The words of one sentence or several, apart by empty lines; forms are joined by single spaces."""
    rows: list[tuple[int, int, list[str]]] = []
    for number, block in enumerate(tree.strip().split("\n\n")):
        lines = [line.split() for line in block.strip().splitlines()]
        offset = len(rows)
        rows.extend((number, offset, line) for line in lines)
    starts: list[int] = []
    at = 0
    for _, _, line in rows:
        starts.append(at)
        at += len(line[0]) + 1
    heads = [offset + int(line[5]) - 1 if int(line[5]) else n for n, (_, offset, line) in enumerate(rows)]
    analysis = Analysis(
        start=tuple(starts),
        end=tuple(a + len(line[0]) for a, (_, _, line) in zip(starts, rows, strict=True)),
        lemma=tuple(line[1] for _, _, line in rows),
        tag=tuple(line[2] for _, _, line in rows),
        pos=tuple(line[3] for _, _, line in rows),
        dep=tuple(line[4] for _, _, line in rows),
        head=tuple(heads),
        sentence=tuple(number for number, _, _ in rows),
        role=("O",) * len(rows),
    )
    return Clauses(" ".join(line[0] for _, _, line in rows), analysis)


URGED = """
Kenya Kenya NNP PROPN nsubj 2
urged urge VBD VERB root 0
Somalia Somalia NNP PROPN obj 2
to to TO PART mark 5
reopen reopen VB VERB xcomp 2
the the DT DET det 7
border border NN NOUN obj 5
"""
PLANS = """
Spain Spain NNP PROPN nsubj 2
plans plan VBZ VERB root 0
to to TO PART mark 4
expel expel VB VERB xcomp 2
and and CC CCONJ cc 6
deport deport VB VERB conj 4
them they PRP PRON obj 6
"""
KILLED = """
Two two CD NUM nummod 2
men man NNS NOUN nsubj:pass 4
were be VBD AUX aux:pass 4
killed kill VBN VERB root 0
by by IN ADP case 7
masked masked JJ ADJ amod 7
gunmen gunman NNS NOUN obl:agent 4
in in IN ADP case 9
Lagos Lagos NNP PROPN obl 4
"""
WHO = """
Soldiers soldier NNS NOUN nsubj 7
who who WP PRON nsubj 3
fired fire VBD VERB acl:relcl 1
at at IN ADP case 5
crowds crowd NNS NOUN obl 3
were be VBD AUX aux:pass 7
tried try VBN VERB root 0
"""
HELD = """
Chad Chad NNP PROPN nsubj 4
did do VBD AUX aux 4
not not RB PART advmod 4
hold hold VB VERB root 0
talks talk NNS NOUN obj 4
with with IN ADP case 7
rebels rebel NNS NOUN nmod 5
or or CC CCONJ cc 9
bandits bandit NNS NOUN conj 7
"""
IF = """
If if IN SCONJ mark 3
rebels rebel NNS NOUN nsubj 3
attack attack VBP VERB advcl 6
troops troop NNS NOUN nsubj 6
will will MD AUX aux 6
leave leave VB VERB root 0
"""
PLAN_TO = """
The the DT DET det 2
plan plan NN NOUN nsubj 6
to to TO PART mark 4
invade invade VB VERB acl 2
Chad Chad NNP PROPN obj 4
failed fail VBD VERB root 0
"""
DENIED = """
Iran Iran NNP PROPN nsubj 2
denied deny VBD VERB root 0
that that IN SCONJ mark 6
its its PRP$ PRON nmod:poss 5
navy navy NN NOUN nsubj 6
attacked attack VBD VERB ccomp 2
a a DT DET det 8
tanker tanker NN NOUN obj 6
"""
MINISTER = """
The the DT DET det 4
French french JJ ADJ amod 4
foreign foreign JJ ADJ amod 4
minister minister NN NOUN nsubj 8
of of IN ADP case 6
state state NN NOUN nmod 4
, , , PUNCT punct 4
spoke speak VBD VERB root 0
"""
BILL = """
A a DT DET det 2
bill bill NN NOUN root 0
to to TO PART mark 4
ban ban VB VERB acl 2
rallies rally NNS NOUN obj 4
"""
