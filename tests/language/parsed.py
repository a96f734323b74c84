"""Short texts written for these tests, parsed: one word a cell, so that a rule meets the syntax we chose."""

from __future__ import annotations

from onrecord.record import Analysis, Article, Mention, MentionKind, Why
from tests.language.parsed_later import LATER

TABLES: dict[str, str] = {
    "minister": """
Norway NNP PROPN 4 nmod:poss O B-place
+'s POS PART 1 case O -
foreign JJ ADJ 4 amod O -
minister NN NOUN 10 nsubj O -
+, , PUNCT 6 punct O -
Anna NNP PROPN 4 appos O B-person
V. NNP PROPN 6 flat O I-person
Keller NNP PROPN 6 flat O I-person
+, , PUNCT 4 punct O -
met VBD VERB 0 root O -
Syrian JJ ADJ 12 amod O B-group
rebels NNS NOUN 10 obj O -
in IN ADP 14 case O -
Oslo NNP PROPN 12 nmod O B-place
on IN ADP 16 case O -
Monday NNP PROPN 10 obl O B-date
+. . PUNCT 10 punct O -

Ms. NNP PROPN 19 nmod:desc B-source -
Keller NNP PROPN 20 nsubj I-source B-person
said VBD VERB 0 root B-cue -
she PRP PRON 24 nsubj B-content -
would MD AUX 24 aux I-content -
not RB PART 24 advmod I-content -
resign VB VERB 20 ccomp I-content -
+. . PUNCT 20 punct O -

“ `` PUNCT 29 punct B-content -
+I PRP PRON 29 nsubj I-content -
will MD AUX 29 aux I-content -
stay VB VERB 33 ccomp I-content -
+, , PUNCT 29 punct I-content -
+” '' PUNCT 29 punct I-content -
she PRP PRON 33 nsubj B-source -
told VBD VERB 0 root B-cue -
reporters NNS NOUN 33 iobj O -
+. . PUNCT 33 punct O -
""",
    "couple": """
Peter NNP PROPN 3 nsubj O B-person
Brandt NNP PROPN 1 flat O I-person
left VBD VERB 0 root O -
Bonn NNP PROPN 3 obj O B-person
with IN ADP 6 case O -
Clara NNP PROPN 3 obl O B-person
Brandt NNP PROPN 6 flat O I-person
on IN ADP 9 case O -
Friday NNP PROPN 3 obl O B-date
+. . PUNCT 3 punct O -

Mr. NNP PROPN 12 nmod:desc B-source -
Brandt NNP PROPN 13 nsubj I-source B-person
denied VBD VERB 0 root B-cue -
the DT DET 15 det B-content -
report NN NOUN 13 obj I-content -
+. . PUNCT 13 punct O -

Ms. NNP PROPN 18 nmod:desc B-source -
Brandt NNP PROPN 19 nsubj I-source B-person
said VBD VERB 0 root B-cue -
nothing NN PRON 19 obj B-content -
+. . PUNCT 19 punct O -
""",
    "party": """
The DT DET 4 det B-source -
Liberal NNP ADJ 4 amod I-source B-organisation
Farmers NNPS PROPN 4 compound I-source I-organisation
Party NNP PROPN 8 nsubj I-source I-organisation
( -LRB- PUNCT 6 punct I-source -
+LFP NNP PROPN 4 appos I-source B-organisation
+) -RRB- PUNCT 6 punct I-source -
rejected VBD VERB 0 root B-cue -
the DT DET 10 det B-content -
plan NN NOUN 8 obj I-content -
+. . PUNCT 8 punct O -

The DT DET 13 det B-source -
party NN NOUN 14 nsubj I-source -
said VBD VERB 0 root B-cue -
it PRP PRON 17 nsubj B-content -
would MD AUX 17 aux I-content -
leave VB VERB 14 ccomp I-content -
the DT DET 19 det I-content -
coalition NN NOUN 17 obj I-content -
+. . PUNCT 14 punct O -
LFP NNP PROPN 22 compound O B-organisation
leaders NNS NOUN 23 nsubj O -
met VBD VERB 14 ccomp O -
on IN ADP 25 case O -
Friday NNP PROPN 23 obl O B-date
+. . PUNCT 14 punct O -
""",
    "initials": """
The DT DET 3 det B-source -
United NNP ADJ 3 amod I-source B-organisation
Nations NNPS PROPN 4 nsubj I-source I-organisation
warned VBD VERB 0 root B-cue -
Sudan NNP PROPN 4 iobj O B-place
on IN ADP 7 case O -
Tuesday NNP PROPN 4 obl O B-date
+. . PUNCT 4 punct O -

U.N. NNP PROPN 10 compound B-source B-place
officials NNS NOUN 11 nsubj I-source -
said VBD VERB 0 root B-cue -
they PRP PRON 14 nsubj B-content -
had VBD AUX 14 aux I-content -
told VBN VERB 11 ccomp I-content -
the DT DET 16 det I-content -
army NN NOUN 14 iobj I-content -
+. . PUNCT 11 punct O -
""",
    "rebels": """
Syrian JJ ADJ 2 amod O B-group
rebels NNS NOUN 3 nsubj O -
attacked VBD VERB 0 root O -
a DT DET 5 det O -
base NN NOUN 3 obj O -
+. . PUNCT 3 punct O -

The DT DET 8 det O -
rebels NNS NOUN 9 nsubj O -
killed VBD VERB 0 root O -
12 CD NUM 11 nummod O -
soldiers NNS NOUN 9 obj O -
+. . PUNCT 9 punct O -

A DT DET 15 det B-source -
senior JJ ADJ 15 amod I-source -
official NN NOUN 16 nsubj I-source -
said VBD VERB 0 root B-cue -
the DT DET 18 det B-content -
army NN NOUN 20 nsubj I-content -
had VBD AUX 20 aux I-content -
withdrawn VBN VERB 16 ccomp I-content -
+. . PUNCT 16 punct O -
""",
    "nations": """
Danish JJ ADJ 4 amod B-source B-group
and CC CCONJ 3 cc I-source -
Polish JJ ADJ 1 conj I-source B-group
officials NNS NOUN 5 nsubj I-source -
agreed VBD VERB 0 root B-cue -
to IN ADP 8 case I-cue -
a DT DET 8 det B-content -
truce NN NOUN 5 obl I-content -
on IN ADP 10 case O -
Monday NNP PROPN 5 obl O B-date
+. . PUNCT 5 punct O -

Some DT DET 13 det B-source -
experts NNS NOUN 14 nsubj I-source -
doubted VBD VERB 0 root B-cue -
it PRP PRON 14 obj B-content -
+. . PUNCT 14 punct O -
""",
    "seats": """
Moscow NNP PROPN 2 nsubj B-source B-place
rejected VBD VERB 0 root B-cue -
the DT DET 4 det B-content -
plan NN NOUN 2 obj I-content -
and CC CCONJ 8 cc O -
the DT DET 7 det B-source -
Kremlin NNP PROPN 8 nsubj I-source B-person
accused VBD VERB 2 conj B-cue -
Latvia NNP PROPN 8 obj B-content B-place
of IN SCONJ 11 mark I-content -
lying VBG VERB 8 advcl I-content -
+. . PUNCT 2 punct O -

Many JJ ADJ 14 amod O -
people NNS NOUN 15 nsubj O -
slept VBD VERB 0 root O -
in IN ADP 17 case O -
Riga NNP PROPN 15 obl O B-place
+. . PUNCT 15 punct O -
""",
    "offices": """
Former JJ ADJ 2 amod B-source -
President NNP PROPN 3 nmod:desc I-source -
Jan NNP PROPN 7 nsubj I-source B-person
Novak NNP PROPN 3 flat I-source I-person
of IN ADP 6 case I-source -
Slovakia NNP PROPN 3 nmod I-source B-place
criticised VBD VERB 0 root B-cue -
Hungary NNP PROPN 12 nmod:poss B-content B-place
+'s POS PART 8 case I-content -
acting VBG VERB 12 amod I-content -
interior JJ ADJ 12 amod I-content -
minister NN NOUN 7 obj I-content -
+, , PUNCT 14 punct I-content -
Petra NNP PROPN 12 appos I-content B-person
Kral NNP PROPN 14 flat I-content I-person
+. . PUNCT 7 punct O -
""",
    "police": """
Police NN NOUN 4 nsubj O -
in IN ADP 3 case O -
Kenya NNP PROPN 1 nmod O B-place
arrested VBD VERB 0 root O -
hundreds NNS NOUN 4 obj O -
of IN ADP 7 case O -
protesters NNS NOUN 5 nmod O -
on IN ADP 9 case O -
Sunday NNP PROPN 4 obl O B-date
+. . PUNCT 4 punct O -

Hospital NN NOUN 12 compound B-source -
officials NNS NOUN 13 nsubj I-source -
said VBD VERB 0 root B-cue -
two CD NUM 15 nummod B-content -
people NNS NOUN 17 nsubj I-content -
had VBD AUX 17 aux I-content -
died VBN VERB 13 ccomp I-content -
+. . PUNCT 13 punct O -
""",
    "rivals": """
Paul NNP PROPN 3 nsubj O B-person
Weber NNP PROPN 1 flat O I-person
met VBD VERB 0 root O -
Karl NNP PROPN 3 obj O B-person
Lang NNP PROPN 4 flat O I-person
on IN ADP 7 case O -
Monday NNP PROPN 3 obl O B-date
+. . PUNCT 3 punct O -

He PRP PRON 11 nsubj O -
was VBD AUX 11 cop O -
tired JJ ADJ 0 root O -
+. . PUNCT 11 punct O -
""",
    "title": """
Estonian JJ ADJ 2 amod O B-group
President NNP PROPN 3 nmod:desc O -
Mari NNP PROPN 5 nsubj O B-person
Tamm NNP PROPN 3 flat O I-person
visited VBD VERB 0 root O -
Riga NNP PROPN 5 obj O B-place
+. . PUNCT 5 punct O -

The DT DET 9 det B-source -
president NN NOUN 10 nsubj I-source -
said VBD VERB 0 root B-cue -
her PRP$ PRON 12 nmod:poss B-content -
country NN NOUN 14 nsubj I-content -
would MD AUX 14 aux I-content -
help VB VERB 10 ccomp I-content -
+. . PUNCT 10 punct O -
""",
} | LATER
"""A line a word: form (after + where no blank stands before it), tag, part of speech, number of the governing line
within the whole text (0: a root), relation, role in an attribution, name (BIO); a blank line before each sentence."""

KINDS: dict[str, MentionKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "group": "group",
    "date": "date",
}


def parsed(name: str) -> tuple[Article, Analysis]:
    """The text of that name as an article of no blocks, and its columns with the names as its mentions."""
    text = ""
    sentence = 0
    rows: list[list[str]] = []
    columns: dict[str, list[int]] = {"start": [], "end": [], "sentence": []}
    for line in TABLES[name].strip().splitlines():
        if not line:
            sentence += 1
            continue
        form, *cells = line.split()
        text += "" if form.startswith("+") or not text else " "
        columns["start"].append(len(text))
        text += form.removeprefix("+")
        columns["end"].append(len(text))
        columns["sentence"].append(sentence)
        rows.append([form.removeprefix("+"), *cells])
    heads = [int(row[3]) - 1 if row[3] != "0" else at for at, row in enumerate(rows)]
    analysis = Analysis(
        start=tuple(columns["start"]),
        end=tuple(columns["end"]),
        sentence=tuple(columns["sentence"]),
        lemma=tuple(row[0].lower() for row in rows),
        tag=tuple(row[1] for row in rows),
        pos=tuple(row[2] for row in rows),
        head=tuple(heads),
        dep=tuple(row[4] for row in rows),
        role=tuple(row[5] for row in rows),
        model="by hand",
    )
    return Article(id=name, text=text), with_mentions(analysis, [row[6] for row in rows])


def with_mentions(analysis: Analysis, names: list[str]) -> Analysis:
    """The analysis with a mention for every name that its BIO column tells."""
    found: list[Mention] = []
    for at, name in enumerate(names):
        if not name.startswith("B-"):
            continue
        last = at
        while last + 1 < len(names) and names[last + 1] == f"I-{name[2:]}":
            last += 1
        number = len(found)
        span = analysis.span(at, last)
        found.append(Mention(id=number, kind=KINDS[name[2:]], span=span, same_as=number, why=Why(rule="name")))
    fields = {column: getattr(analysis, column) for column in Analysis.__slots__ if column != "mentions"}
    return Analysis(**fields, mentions=tuple(found))
