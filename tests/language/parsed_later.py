"""More short texts written for these tests, in the form of `parsed.TABLES`."""

from __future__ import annotations

LATER: dict[str, str] = {
    "states": """
Danish JJ ADJ 2 amod B-source B-group
diplomats NNS NOUN 3 nsubj I-source -
welcomed VBD VERB 0 root B-cue -
a DT DET 7 det B-content -
Kenyan JJ ADJ 7 amod I-content B-group
peace NN NOUN 7 compound I-content -
plan NN NOUN 3 obj I-content -
and CC CCONJ 13 cc I-content -
the DT DET 13 det I-content -
Finnish JJ ADJ 13 amod I-content B-group
and CC CCONJ 12 cc I-content -
Polish JJ ADJ 10 conj I-content B-group
consultations NNS NOUN 7 conj I-content -
+. . PUNCT 3 punct O -

Chad NNP PROPN 16 nsubj O B-place
shelled VBD VERB 0 root O -
Sudanese JJ ADJ 18 amod O B-group
towns NNS NOUN 16 obj O -
+, , PUNCT 27 punct O -
but CC CCONJ 27 cc O -
Albanian JJ ADJ 23 amod O B-group
rebel NN NOUN 23 compound O -
attacks NNS NOUN 27 nsubj O -
and CC CCONJ 26 cc O -
Greek JJ ADJ 26 amod O B-group
weddings NNS NOUN 23 conj O -
went VBD VERB 16 conj O -
on RP ADV 27 compound:prt O -
+. . PUNCT 16 punct O -

British JJ ADJ 31 amod O B-group
warplanes NNS NOUN 32 nsubj O -
struck VBD VERB 0 root O -
the DT DET 34 det O -
port NN NOUN 32 obj O -
after IN ADP 37 case O -
the DT DET 37 det O -
talks NNS NOUN 32 obl O -
with IN ADP 39 case O -
Afganistan NNP PROPN 37 nmod O B-place
+. . PUNCT 32 punct O -
""",
    "allies": """
Oman NNP PROPN 4 nsubj O B-place
has VBZ AUX 4 aux O -
been VBN AUX 4 cop O -
one CD NUM 0 root O -
of IN ADP 8 case O -
the DT DET 8 det O -
few JJ ADJ 8 amod O -
allies NNS NOUN 4 nmod O -
of IN ADP 10 case O -
Chad NNP PROPN 8 nmod O B-place
+. . PUNCT 4 punct O -

They PRP PRON 13 nsubj B-source -
refused VBD VERB 0 root B-cue -
a DT DET 15 det B-content -
truce NN NOUN 13 obj I-content -
+. . PUNCT 13 punct O -

EU NNP PROPN 18 compound B-source B-organisation
member NN NOUN 20 nsubj I-source -
Hungary NNP PROPN 18 appos I-source B-place
objected VBD VERB 0 root O -
+. . PUNCT 20 punct O -
""",
    "librarian": """
The DT DET 5 det B-source -
Morton NNP PROPN 3 compound I-source B-organisation
Hall NNP PROPN 5 compound I-source I-organisation
school NN NOUN 5 compound I-source -
librarian NN NOUN 13 nsubj I-source -
at IN ADP 8 case I-source -
the DT DET 8 det I-source -
time NN NOUN 5 nmod I-source -
+, , PUNCT 10 punct O -
Jane NNP PROPN 5 appos B-source B-person
Turner NNP PROPN 10 flat I-source I-person
+, , PUNCT 5 punct O -
said VBD VERB 0 root B-cue -
so RB ADV 13 advmod B-content -
+. . PUNCT 13 punct O -

None NN PRON 20 nsubj B-source -
of IN ADP 19 case I-source -
the DT DET 19 det I-source -
ministers NNS NOUN 16 nmod I-source -
said VBD VERB 0 root B-cue -
it PRP PRON 23 nsubj B-content -
would MD AUX 23 aux I-content -
end VB VERB 20 ccomp I-content -
+. . PUNCT 20 punct O -

No DT DET 26 det B-source -
official NN NOUN 27 nsubj I-source -
told VBD VERB 0 root B-cue -
her PRP PRON 27 iobj O -
+. . PUNCT 27 punct O -

He PRP PRON 33 nsubj O -
is VBZ AUX 33 cop O -
the DT DET 33 det O -
mayor NN NOUN 0 root O -
of IN ADP 35 case O -
Riga NNP PROPN 33 nmod O B-place
+. . PUNCT 33 punct O -

The DT DET 38 det O -
opponents NNS NOUN 40 nsubj O -
are VBP AUX 40 cop O -
tired JJ ADJ 0 root O -
+. . PUNCT 40 punct O -
""",
    "party_words": """
" `` PUNCT 3 punct B-content -
+They PRP PRON 3 nsubj I-content -
lost VBD VERB 18 ccomp I-content -
their PRP$ PRON 5 nmod:poss I-content -
way NN NOUN 3 obj I-content -
+, , PUNCT 3 punct I-content -
+" '' PUNCT 3 punct I-content -
Karen NNP PROPN 18 nsubj B-source B-person
Blum NNP PROPN 8 flat I-source I-person
+, , PUNCT 12 punct I-source -
the DT DET 12 det I-source -
leader NN NOUN 8 appos I-source -
of IN ADP 16 case I-source -
the DT DET 16 det I-source -
Farmers NNPS PROPN 16 compound I-source B-organisation
Party NNP PROPN 12 nmod I-source I-organisation
+, , PUNCT 8 punct I-source -
told VBD VERB 0 root B-cue -
Peter NNP PROPN 18 iobj O B-person
Brandt NNP PROPN 19 flat O I-person
+. . PUNCT 18 punct O -

" `` PUNCT 26 punct B-content -
+They PRP PRON 26 nsubj I-content -
will MD AUX 26 aux I-content -
not RB PART 26 advmod I-content -
win VB VERB 0 root I-content -
+. . PUNCT 26 punct I-content -
+" '' PUNCT 26 punct I-content -
""",
    "email": """
" `` PUNCT 3 punct B-content -
+I PRP PRON 3 nsubj I-content -
went VBD VERB 9 ccomp I-content -
home RB ADV 3 advmod I-content -
+, , PUNCT 3 punct I-content -
+" '' PUNCT 3 punct I-content -
Peter NNP PROPN 9 nsubj B-source B-person
Brandt NNP PROPN 7 flat I-source I-person
said VBD VERB 0 root B-cue -
of IN ADP 11 case O -
Karl NNP PROPN 9 obl O B-person
Lang NNP PROPN 11 flat O I-person
+, , PUNCT 15 punct O -
who WP PRON 15 nsubj O -
led VBD VERB 11 acl:relcl O -
the DT DET 17 det O -
team NN NOUN 15 obj O -
+. . PUNCT 9 punct O -

" `` PUNCT 22 punct B-content -
+It PRP PRON 22 nsubj I-content -
was VBD AUX 22 cop I-content -
closed VBN ADJ 26 ccomp I-content -
+, , PUNCT 22 punct I-content -
+" '' PUNCT 22 punct I-content -
he PRP PRON 26 nsubj B-source -
wrote VBD VERB 0 root B-cue -
in IN ADP 29 case I-cue -
an DT DET 29 det I-cue -
email NN NOUN 26 obl I-cue -
+. . PUNCT 26 punct O -
""",
    "labour": """
Labour NNP PROPN 2 compound O -
Minister NNP PROPN 3 nmod:desc O -
Thando NNP PROPN 5 nsubj O B-person
Mokena NNP PROPN 3 flat O I-person
met VBD VERB 0 root O -
Mrs. NNP PROPN 7 nmod:desc O -
Turner NNP PROPN 5 obj O B-person
+, , PUNCT 12 punct O -
who WP PRON 12 nsubj O -
is VBZ AUX 12 cop O -
the DT DET 12 det O -
governor NN NOUN 7 acl:relcl O -
of IN ADP 14 case O -
Ohio NNP PROPN 12 nmod O B-place
+. . PUNCT 5 punct O -
""",
    "envoy": """
Karl NNP PROPN 15 nsubj B-source B-person
Lang NNP PROPN 1 flat I-source I-person
+, , PUNCT 6 punct I-source -
the DT DET 6 det I-source -
federation NN NOUN 6 compound I-source -
envoy NN NOUN 1 appos I-source -
on IN ADP 10 case I-source -
the DT DET 10 det I-source -
border NN NOUN 10 compound I-source -
dispute NN NOUN 6 nmod I-source -
at IN ADP 13 case I-source -
the DT DET 13 det I-source -
time NN NOUN 10 nmod I-source -
+, , PUNCT 1 punct I-source -
said VBD VERB 0 root B-cue -
the DT DET 17 det B-content -
envoy NN NOUN 19 nsubj I-content -
would MD AUX 19 aux I-content -
write VB VERB 15 ccomp I-content -
+. . PUNCT 15 punct O -

U.N. NNP PROPN 22 compound O B-organisation
action NN NOUN 23 nsubj O -
failed VBD VERB 0 root O -
+. . PUNCT 23 punct O -

They PRP PRON 26 nsubj O -
agreed VBD VERB 0 root B-cue -
+. . PUNCT 26 punct O -
""",
    "firms": """
Orvex NNP PROPN 5 nsubj O B-organisation
is VBZ AUX 5 cop O -
the DT DET 5 det O -
only JJ ADJ 5 amod O -
firm NN NOUN 0 root O -
in IN ADP 8 case O -
the DT DET 8 det O -
town NN NOUN 5 nmod O -
+. . PUNCT 5 punct O -

Orvex NNP PROPN 14 nsubj O B-organisation
is VBZ AUX 14 cop O -
in IN ADP 14 case O -
every DT DET 14 det O -
company NN NOUN 0 root O -
of IN ADP 17 case O -
the DT DET 17 det O -
town NN NOUN 14 nmod O -
+. . PUNCT 14 punct O -

One CD NUM 25 nsubj B-content -
of IN ADP 23 case I-content -
the DT DET 23 det I-content -
largest JJS ADJ 23 amod I-content -
sources NNS NOUN 19 nmod I-content -
is VBZ AUX 25 cop I-content -
coal NN NOUN 29 ccomp I-content -
+, , PUNCT 25 punct O -
a DT DET 28 det B-source -
source NN NOUN 29 nsubj I-source -
said VBD VERB 0 root B-cue -
+. . PUNCT 29 punct O -
""",
    "several": """
The DT DET 2 det B-source -
head NN NOUN 10 nsubj I-source -
of IN ADP 6 case O -
the DT DET 6 det O -
Farmers NNPS PROPN 6 compound O B-organisation
Party NNP PROPN 2 nmod O I-organisation
and CC CCONJ 8 cc O -
Karl NNP PROPN 2 conj O B-person
Lang NNP PROPN 8 flat O I-person
said VBD VERB 0 root B-cue -
they PRP PRON 13 nsubj B-content -
would MD AUX 13 aux I-content -
go VB VERB 10 ccomp I-content -
+. . PUNCT 10 punct O -

Karl NNP PROPN 17 nsubj B-source B-person
Lang NNP PROPN 15 flat I-source I-person
told VBD VERB 0 root B-cue -
of IN ADP 20 case I-cue -
a DT DET 20 det B-content -
driver NN NOUN 17 obl O -
who WP PRON 22 nsubj O -
lost VBD VERB 20 acl:relcl O -
his PRP$ PRON 24 nmod:poss O -
way NN NOUN 22 obj O -
+. . PUNCT 17 punct O -
""",
    "selves": """
Karl NNP PROPN 3 nsubj O B-person
Lang NNP PROPN 1 flat O I-person
asked VBD VERB 0 root O -
Mari NNP PROPN 3 obj O B-person
Tamm NNP PROPN 4 flat O I-person
to TO PART 7 mark O -
defend VB VERB 3 xcomp O -
herself PRP PRON 7 obj O -
+. . PUNCT 3 punct O -

Lang NNP PROPN 12 nsubj O B-person
had VBD AUX 12 aux O -
called VBN VERB 0 root O -
himself PRP PRON 12 obj O -
a DT DET 15 det O -
friend NN NOUN 12 xcomp O -
+. . PUNCT 12 punct O -
""",
}
